package dev.neurosdk.server.decider;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How a {@link RandomDecider} behaves. Immutable.
 *
 * @param seed equal seeds give equal choices
 * @param minDelay the least time that an answer takes; zero or more
 * @param maxDelay the most time that an answer takes; not less than the least
 * @param malformed how often the data is broken or does not fit, to try how games meet it (ACN-4): 0 for never, 1 for always
 * @param unforced how long it is on the average until a game that is connected gets an action unasked, counted from the end
 *     of the last one; zero for never
 */
public record RandomSettings(long seed, Duration minDelay, Duration maxDelay, double malformed, Duration unforced) {

    /**
     * Refuses what makes no sense.
     *
     * @throws IllegalArgumentException when a time is negative, the delays are the wrong way round, or malformed is not 0 to
     *     1
     */
    public RandomSettings {
        requireNotNegative(minDelay, "minDelay");
        requireNotNegative(maxDelay, "maxDelay");
        requireNotNegative(unforced, "unforced");
        if (minDelay.compareTo(maxDelay) > 0) {
            throw new IllegalArgumentException("minDelay: expected at most maxDelay " + maxDelay + ", was " + minDelay);
        }
        if (!(malformed >= 0 && malformed <= 1)) {
            throw new IllegalArgumentException("malformed: expected 0 to 1, was " + malformed);
        }
    }

    private static void requireNotNegative(Duration value, String name) {
        if (requireNonNull(value, name).isNegative()) {
            throw new IllegalArgumentException(name + ": expected zero or more, was " + value);
        }
    }

    /**
     * Answers at once with fitting data and never acts unasked.
     *
     * @param seed equal seeds give equal choices
     * @return the settings
     */
    public static RandomSettings of(long seed) {
        return new RandomSettings(seed, Duration.ZERO, Duration.ZERO, 0, Duration.ZERO);
    }

    /**
     * The same settings with time to think.
     *
     * @param min the least time that an answer takes; zero or more
     * @param max the most time; not less than the least
     * @return settings that differ in it only
     * @throws IllegalArgumentException when one is negative, or they are the wrong way round
     */
    public RandomSettings withDelay(Duration min, Duration max) {
        return new RandomSettings(seed, min, max, malformed, unforced);
    }

    /**
     * The same settings with another rate of malformed data.
     *
     * @param rate 0 for never, 1 for always
     * @return settings that differ in it only
     * @throws IllegalArgumentException when it is out of range
     */
    public RandomSettings withMalformed(double rate) {
        return new RandomSettings(seed, minDelay, maxDelay, rate, unforced);
    }

    /**
     * The same settings with another pace of unforced actions.
     *
     * @param mean how long it is on the average until the next one; zero for never
     * @return settings that differ in it only
     * @throws IllegalArgumentException when it is negative
     */
    public RandomSettings withUnforced(Duration mean) {
        return new RandomSettings(seed, minDelay, maxDelay, malformed, mean);
    }
}
