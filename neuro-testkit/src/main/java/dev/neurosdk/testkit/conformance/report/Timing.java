package dev.neurosdk.testkit.conformance.report;

import java.time.Duration;
import java.util.Locale;

/**
 * How quick the testee and the way to it were, measured before the first case. Immutable.
 *
 * @param margin what times are given on top of their limits
 * @param median half of the round trips took no longer
 * @param slowest 99 of 100 round trips took no longer
 * @param reaction how long the testee took to react to the first thing that asked for a reaction
 */
public record Timing(Duration margin, Duration median, Duration slowest, Duration reaction) {

    /**
     * Refuses negative durations.
     *
     * @throws IllegalArgumentException when one is negative
     */
    public Timing {
        if (margin.isNegative() || median.isNegative() || slowest.isNegative() || reaction.isNegative()) {
            throw new IllegalArgumentException("expected durations of zero or more, was " + margin + ", " + median
                    + ", " + slowest + ", " + reaction);
        }
    }

    /** {@return the times in words} */
    public String words() {
        return "rtt p50 " + millis(median) + " p99 " + millis(slowest) + ", margin " + millis(margin)
                + (reaction.isZero() ? "" : "; testee reactive in " + millis(reaction));
    }

    private static String millis(Duration time) {
        double millis = time.toNanos() / 1e6;
        return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis);
    }
}
