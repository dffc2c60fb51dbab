package dev.neurosdk.testkit.game;

import java.time.Duration;

/** Stretches every deadline of the testkit on slow machines, by one number for the whole JVM. */
final class TimeScale {

    static final String PROPERTY = "neuro.testkit.timeScale";

    private TimeScale() {}

    static Duration scaled(Duration duration) {
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
