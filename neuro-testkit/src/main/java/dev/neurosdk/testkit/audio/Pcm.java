package dev.neurosdk.testkit.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Samples as they go over a voice connection: 32-bit floats, little-endian, one channel (voice page, section 2). */
public final class Pcm {

    /** Samples in a second. */
    public static final int RATE = 48_000;

    /** Samples in 20 ms, the usual length of a frame. */
    public static final int USUAL = 960;

    private static final double PER_SAMPLE = 2 * Math.PI * 440 / RATE;

    private Pcm() {}

    /** A sample for each place. */
    @FunctionalInterface
    public interface Wave {
        /**
         * The sample at a place.
         *
         * @param index the place, from 0
         * @return the sample, nominally from -1 to 1
         */
        float at(int index);
    }

    /**
     * The bytes of samples.
     *
     * @param count how many
     * @param wave the samples
     * @return four bytes for each
     */
    public static byte[] of(int count, Wave wave) {
        ByteBuffer bytes = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            bytes.putFloat(wave.at(i));
        }
        return bytes.array();
    }

    /** {@return the bytes of 20 ms of a tone} */
    public static byte[] tone() {
        return of(USUAL, index -> (float) (0.5 * Math.sin(PER_SAMPLE * index)));
    }

    /**
     * A sample of a message.
     *
     * @param bytes the message
     * @param offset where its samples begin, in bytes
     * @param index which sample, from 0
     * @return the sample
     */
    public static float at(byte[] bytes, int offset, int index) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getFloat(offset + index * Float.BYTES);
    }
}
