package dev.neurosdk.testkit.audio;

import java.util.Arrays;

/**
 * A frame of audio from a game (voice page, section 5): version, flags, speaker, samples. Immutable; the bytes are not copied.
 *
 * @param bytes the whole frame
 */
@SuppressWarnings("ArrayRecordComponent")
public record AudioFrame(byte[] bytes) {

    private static final int HEADER = 4;

    /**
     * A well-formed frame.
     *
     * @param speaker the speaker's id, 0 to 65535
     * @param samples the bytes of the samples
     * @return the frame
     */
    public static AudioFrame of(int speaker, byte[] samples) {
        byte[] bytes = new byte[HEADER + samples.length];
        bytes[0] = 1;
        bytes[2] = (byte) speaker;
        bytes[3] = (byte) (speaker >> Byte.SIZE);
        System.arraycopy(samples, 0, bytes, HEADER, samples.length);
        return new AudioFrame(bytes);
    }

    /**
     * A frame of 20 ms of a tone.
     *
     * @param speaker the speaker's id, 0 to 65535
     * @return the frame
     */
    public static AudioFrame tone(int speaker) {
        return of(speaker, Pcm.tone());
    }

    /** {@return what is wrong with its form; empty when nothing is} */
    public String flaw() {
        if (bytes.length < 2 * HEADER || bytes.length % Float.BYTES != 0) {
            return "expected 4 bytes of header and a positive number of 4-byte samples, was " + bytes.length + " bytes";
        }
        if (bytes[0] != 1) {
            return "expected version 1 in byte 0, was " + (bytes[0] & 0xff);
        }
        return bytes[1] == 0 ? "" : "expected flags 0 in byte 1, was " + (bytes[1] & 0xff);
    }

    /** {@return the speaker's id; of a frame without a flaw} */
    public int speaker() {
        return (bytes[2] & 0xff) | (bytes[3] & 0xff) << Byte.SIZE;
    }

    /** {@return how many samples it has} */
    public int count() {
        return (bytes.length - HEADER) / Float.BYTES;
    }

    /**
     * One of its samples.
     *
     * @param index which, from 0
     * @return the sample
     */
    public float sample(int index) {
        return Pcm.at(bytes, HEADER, index);
    }

    /** {@return the root mean square of its samples, 1 for full scale} */
    public double loudness() {
        double sum = 0;
        for (int i = 0; i < count(); i++) {
            sum += (double) sample(i) * sample(i);
        }
        return Math.sqrt(sum / count());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AudioFrame frame && Arrays.equals(bytes, frame.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
