package dev.neurosdk.server.stream.client;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: a random time below a bound that doubles with every failure in a row, so that many clients of one server do not come back at the
 * same moment. Immutable.
 *
 * @param first the bound after the first failure; more than zero
 * @param most the bound that is never passed; not less than the first
 */
public record Backoff(Duration first, Duration most) {

    /** Half a second at first, half a minute at most. */
    public static final Backoff USUAL = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    private static final int DOUBLINGS = 30;

    /**
     * Refuses what makes no sense.
     *
     * @throws IllegalArgumentException when the first bound is not more than zero, or more than the last one
     */
    public Backoff {
        requireNonNull(first, "first");
        requireNonNull(most, "most");
        if (first.isNegative() || first.isZero() || first.compareTo(most) > 0) {
            throw new IllegalArgumentException("first: expected more than zero and at most " + most + ", was " + first);
        }
    }

    /**
     * The time to wait.
     *
     * @param failures how many failures in a row, 1 or more
     * @param random where chance comes from
     * @return zero or more, less than the bound
     */
    Duration pause(int failures, RandomGenerator random) {
        double bound = first.toNanos() * Math.pow(2, Math.min(failures - 1, DOUBLINGS));
        return Duration.ofNanos((long) (random.nextDouble() * Math.min(bound, (double) most.toNanos())));
    }
}
