package dev.neurosdk.testkit.conformance.drive;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How quick the way to the testee and the testee itself were before the run. Immutable.
 *
 * @param roundTrip half of the pings were answered within this time
 * @param slowRoundTrip 99 of 100 were
 * @param reaction half of the questions were answered within this time; zero where none was asked
 */
public record Calibration(Duration roundTrip, Duration slowRoundTrip, Duration reaction) {

    /** Nothing was measured. */
    public static final Calibration NONE = new Calibration(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    private static final Duration LEAST_MARGIN = Duration.ofMillis(50);
    private static final double MILLIS = 1e6;

    /** Refuses null. */
    public Calibration {
        requireNonNull(roundTrip, "roundTrip");
        requireNonNull(slowRoundTrip, "slowRoundTrip");
        requireNonNull(reaction, "reaction");
    }

    /**
     * Sums up what was measured.
     *
     * @param pings how long each ping took, in nanoseconds; none where none was answered
     * @param answers how long each answer took, in nanoseconds; none where nothing was asked
     * @return the calibration
     */
    public static Calibration of(List<Long> pings, List<Long> answers) {
        return new Calibration(percentile(pings, 50), percentile(pings, 99), percentile(answers, 50));
    }

    /**
     * A value of a sample that so many of a hundred do not exceed.
     *
     * @param nanos the sample, in nanoseconds
     * @param share of a hundred
     * @return the value; zero for an empty sample
     */
    public static Duration percentile(List<Long> nanos, int share) {
        List<Long> sorted = nanos.stream().sorted(Comparator.naturalOrder()).toList();
        return sorted.isEmpty() ? Duration.ZERO : Duration.ofNanos(sorted.get((sorted.size() - 1) * share / 100));
    }

    /** {@return by how much limits are widened: four times the slow round trip, at least 50 ms} */
    public Duration margin() {
        Duration wide = slowRoundTrip.multipliedBy(4);
        return wide.compareTo(LEAST_MARGIN) > 0 ? wide : LEAST_MARGIN;
    }

    /** {@return all of it in one line} */
    public String words() {
        return "calibrated: rtt p50 " + millis(roundTrip) + " p99 " + millis(slowRoundTrip) + ", margin "
                + millis(margin()) + (reaction.isZero() ? "" : ", reactive in " + millis(reaction));
    }

    /**
     * A time as it reads in a note.
     *
     * @param time the time
     * @return milliseconds, with a decimal where they are few
     */
    public static String millis(Duration time) {
        return String.format(Locale.ROOT, time.toMillis() < 10 ? "%.1f ms" : "%.0f ms", time.toNanos() / MILLIS);
    }
}
