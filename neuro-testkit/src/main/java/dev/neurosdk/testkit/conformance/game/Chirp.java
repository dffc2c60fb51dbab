package dev.neurosdk.testkit.conformance.game;

import dev.neurosdk.testkit.audio.AudioFrame;
import dev.neurosdk.testkit.audio.Pcm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A tone that rises for one second, to be known again in what somebody else sends. It and what is searched are thinned out to
 * 3000 samples a second first, which keeps all of it. Not for use after a search. Confined to one thread at a time.
 */
final class Chirp {

    /** Frames of 20 ms. */
    static final int FRAMES = 50;

    private static final double LOWEST = 300;
    private static final double HIGHEST = 1100;
    private static final float LOUDNESS = 0.5f;
    private static final int THINNING = 16;
    private static final double SILENCE = 1e-9;
    private static final double[] THIN = thin();

    /** A minute; nobody is listened to for longer. */
    private static final int MOST = 60 * Pcm.RATE;

    private final List<double[]> heard = new ArrayList<>();
    private int samples;
    private int rest;
    private double sum;

    /** Samples of the tone. */
    private static float at(int index) {
        double seconds = index / (double) Pcm.RATE;
        double turns = LOWEST * seconds + (HIGHEST - LOWEST) / 2 * seconds * seconds;
        return (float) (LOUDNESS * Math.sin(2 * Math.PI * turns));
    }

    /** The bytes of one of its frames, as they go to a game. */
    static byte[] frame(int number) {
        return Pcm.of(Pcm.USUAL, index -> at(number * Pcm.USUAL + index));
    }

    private static double[] thin() {
        Chirp all = new Chirp();
        for (int i = 0; i < FRAMES; i++) {
            all.hear(AudioFrame.of(0, frame(i)));
        }
        return all.everything();
    }

    /** Hears what comes next of somebody. */
    void hear(AudioFrame frame) {
        samples += frame.count();
        if (samples > MOST) {
            return;
        }
        double[] thinned = new double[(rest + frame.count()) / THINNING];
        int next = 0;
        for (int i = 0; i < frame.count(); i++) {
            float sample = frame.sample(i);
            sum += Float.isFinite(sample) ? sample : 0;
            rest++;
            if (rest == THINNING) {
                thinned[next++] = sum / THINNING;
                rest = 0;
                sum = 0;
            }
        }
        heard.add(thinned);
    }

    private double[] everything() {
        return heard.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    /** How much of what was heard is like the tone where it is most so, from 0 to 1. */
    double likeness() {
        double[] all = everything();
        double most = 0;
        for (int from = 0; from + THIN.length <= all.length; from++) {
            most = Math.max(most, likeness(all, from));
        }
        return most;
    }

    private static double likeness(double[] all, int from) {
        double both = 0;
        double own = 0;
        double other = 0;
        for (int i = 0; i < THIN.length; i++) {
            double sample = all[from + i];
            both += sample * THIN[i];
            own += THIN[i] * THIN[i];
            other += sample * sample;
        }
        return other < SILENCE ? 0 : Math.abs(both) / Math.sqrt(own * other);
    }
}
