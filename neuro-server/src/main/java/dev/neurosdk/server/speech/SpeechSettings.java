package dev.neurosdk.server.speech;

import java.time.Duration;

/**
 * How the simulated voice speaks. Immutable.
 *
 * @param charactersPerSecond how fast; more than zero
 * @param maxWaiting how many utterances may wait for the one that is being said; one more is refused; zero or more
 * @param maxLength the longest text, in characters; a longer one is refused; at least 1
 */
public record SpeechSettings(double charactersPerSecond, int maxWaiting, int maxLength) {

    /** 15 characters a second, which is how fast people talk; 16 waiting utterances; 10 000 characters. */
    public static final SpeechSettings DEFAULT = new SpeechSettings(15, 16, 10_000);

    private static final double SLOWEST = 0.01;
    private static final double FASTEST = 1_000_000;

    /**
     * Refuses what makes no sense.
     *
     * @throws IllegalArgumentException when the pace is not from 0.01 to 1 000 000, or a limit is out of range
     */
    public SpeechSettings {
        if (!(charactersPerSecond >= SLOWEST && charactersPerSecond <= FASTEST)) {
            throw new IllegalArgumentException(
                    "charactersPerSecond: expected 0.01 to 1000000, was " + charactersPerSecond);
        }
        if (maxWaiting < 0) {
            throw new IllegalArgumentException("maxWaiting: expected zero or more, was " + maxWaiting);
        }
        if (maxLength < 1) {
            throw new IllegalArgumentException("maxLength: expected at least 1, was " + maxLength);
        }
    }

    /**
     * The same settings at another pace.
     *
     * @param value characters per second, 0.01 to 1 000 000
     * @return settings that differ in it only
     * @throws IllegalArgumentException when it is out of range
     */
    public SpeechSettings withPace(double value) {
        return new SpeechSettings(value, maxWaiting, maxLength);
    }

    /**
     * How long a text takes.
     *
     * @param text the text
     * @return its length divided by the pace
     */
    public Duration duration(String text) {
        return Duration.ofNanos((long) (text.length() * 1e9 / charactersPerSecond));
    }
}
