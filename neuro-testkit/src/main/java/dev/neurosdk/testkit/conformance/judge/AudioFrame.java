package dev.neurosdk.testkit.conformance.judge;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A frame of audio from a game (voice page, section 5): version, flags, speaker, samples. Immutable; the bytes are not copied.
 *
 * @param bytes the whole frame
 */
@SuppressWarnings("ArrayRecordComponent")
record AudioFrame(byte[] bytes) {

    private static final int HEADER = 4;

    /** What is wrong with its form; empty when nothing is. */
    String flaw() {
        if (bytes.length < 2 * HEADER || bytes.length % Float.BYTES != 0) {
            return "expected 4 bytes of header and a positive number of 4-byte samples, was " + bytes.length + " bytes";
        }
        if (bytes[0] != 1) {
            return "expected version 1 in byte 0, was " + (bytes[0] & 0xff);
        }
        return bytes[1] == 0 ? "" : "expected flags 0 in byte 1, was " + (bytes[1] & 0xff);
    }

    int speaker() {
        return (bytes[2] & 0xff) | (bytes[3] & 0xff) << Byte.SIZE;
    }

    int count() {
        return (bytes.length - HEADER) / Float.BYTES;
    }

    float sample(int index) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getFloat(HEADER + index * Float.BYTES);
    }

    /** Root mean square of the samples, 1 for full scale. */
    double loudness() {
        double sum = 0;
        for (int i = 0; i < count(); i++) {
            sum += (double) sample(i) * sample(i);
        }
        return Math.sqrt(sum / count());
    }
}
