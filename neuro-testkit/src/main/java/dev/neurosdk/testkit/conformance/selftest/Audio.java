package dev.neurosdk.testkit.conformance.selftest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Frames of audio of a game (voice page, section 5). */
final class Audio {

    private static final int FRAME = 960;
    private static final double PER_SAMPLE = 2 * Math.PI * 440 / 48_000;

    private Audio() {}

    /** A sample for each place. */
    @FunctionalInterface
    interface Wave {
        float at(int index);
    }

    /** 20 ms of a tone. */
    static byte[] tone(int speaker) {
        return of(speaker, FRAME, index -> (float) (0.5 * Math.sin(PER_SAMPLE * index)));
    }

    static byte[] of(int speaker, int samples, Wave wave) {
        ByteBuffer frame = ByteBuffer.allocate(4 + samples * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        frame.put((byte) 1).put((byte) 0).putShort((short) speaker);
        for (int i = 0; i < samples; i++) {
            frame.putFloat(wave.at(i));
        }
        return frame.array();
    }
}
