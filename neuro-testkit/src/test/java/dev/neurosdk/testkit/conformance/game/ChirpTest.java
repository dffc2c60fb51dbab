package dev.neurosdk.testkit.conformance.game;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.testkit.audio.AudioFrame;
import dev.neurosdk.testkit.audio.Pcm;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChirpTest {

    private static final int SECONDS = 5;
    private static final int LENGTH = Chirp.FRAMES * Pcm.USUAL;

    private static float chirp(int index) {
        return index < 0 || index >= LENGTH ? 0 : Pcm.at(Chirp.frame(index / Pcm.USUAL), 0, index % Pcm.USUAL);
    }

    /** What is heard of five seconds, in frames of uneven length. */
    private static double likeness(Pcm.Wave wave) {
        Chirp heard = new Chirp();
        for (int from = 0; from < SECONDS * Pcm.RATE; from += 1001) {
            int first = from;
            heard.hear(AudioFrame.of(1, Pcm.of(1001, index -> wave.at(first + index))));
        }
        return heard.likeness();
    }

    @Test
    void itself_isKnownAgain_howeverLateAndSoft() {
        assertThat(likeness(index -> 0.1f * chirp(index - 70_001))).isGreaterThan(0.95);
    }

    @Test
    void itself_isKnownAgain_inTheTalkOfSomebody() {
        SplittableRandom random = new SplittableRandom(7);
        assertThat(likeness(index -> chirp(index - 9_000) + 0.3f * (float) random.nextDouble(-1, 1)))
                .isGreaterThan(0.7);
    }

    @Test
    void whatElseThereIs_isNotTakenForIt() {
        SplittableRandom random = new SplittableRandom(7);
        assertThat(likeness(index -> (float) random.nextDouble(-1, 1))).isLessThan(0.3);
        assertThat(likeness(index -> 0.5f * (float) Math.sin(index * 2 * Math.PI * 700 / Pcm.RATE)))
                .isLessThan(0.3);
        assertThat(likeness(index -> 0f)).isZero();
        assertThat(likeness(index -> Float.NaN)).isZero();
        assertThat(new Chirp().likeness()).isZero();
    }
}
