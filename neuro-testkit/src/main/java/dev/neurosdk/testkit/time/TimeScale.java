package dev.neurosdk.testkit.time;

import java.time.Duration;

/** Stretches every deadline of the testkit on slow machines, by one number for the whole JVM. */
public final class TimeScale {

    /** The system property that holds the number: above 0, default 1. */
    public static final String PROPERTY = "neuro.testkit.timeScale";

    private TimeScale() {}

    /**
     * Stretches a deadline.
     *
     * @param duration the deadline on an ordinary machine
     * @return the deadline on this one
     */
    public static Duration scaled(Duration duration) {
        return Duration.ofNanos(Math.round(duration.toNanos() * factor(System.getProperty(PROPERTY, "1"))));
    }

    static double factor(String value) {
        try {
            double factor = Double.parseDouble(value);
            if (factor > 0 && Double.isFinite(factor)) {
                return factor;
            }
        } catch (NumberFormatException e) {
            throw refused(value);
        }
        throw refused(value);
    }

    private static IllegalArgumentException refused(String value) {
        return new IllegalArgumentException("-D" + PROPERTY + ": expected a number above 0, was \"" + value + '"');
    }
}
