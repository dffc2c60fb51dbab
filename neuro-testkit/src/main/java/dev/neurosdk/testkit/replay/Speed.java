package dev.neurosdk.testkit.replay;

import java.time.Duration;

/**
 * How fast a session is played again. Immutable.
 *
 * @param factor how many times faster than recorded; infinite for without any pause
 */
public record Speed(double factor) {

    /** Refuses a speed at which nothing would happen. */
    public Speed {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("factor: expected a number above 0, was " + factor);
        }
    }

    /** {@return with the pauses of the recording} */
    public static Speed recorded() {
        return new Speed(1);
    }

    /** {@return without pauses: everything is said as soon as what it answers has come} */
    public static Speed full() {
        return new Speed(Double.POSITIVE_INFINITY);
    }

    /**
     * With the pauses of the recording, made shorter or longer.
     *
     * @param factor how many times faster, above 0
     * @return the speed
     * @throws IllegalArgumentException when the factor is not above 0
     */
    public static Speed scaled(double factor) {
        return new Speed(factor);
    }

    Duration of(long recordedNanos) {
        return Duration.ofNanos(Math.round(Math.max(0, recordedNanos) / factor));
    }
}
