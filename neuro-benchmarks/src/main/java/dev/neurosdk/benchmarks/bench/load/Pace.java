package dev.neurosdk.benchmarks.bench.load;

import java.time.Duration;

/**
 * How long a round takes. Immutable.
 *
 * @param leadIn played before anything counts
 * @param time how long it counts
 * @param patience how long a server may take beyond that
 */
public record Pace(Duration leadIn, Duration time, Duration patience) {

    /** Refuses what makes no sense. */
    public Pace {
        if (leadIn.isNegative() || time.isNegative() || time.isZero() || patience.isNegative()) {
            throw new IllegalArgumentException("time: expected a positive time, was " + time + " after " + leadIn);
        }
    }

    /**
     * The same for another time.
     *
     * @param other how long it counts
     * @return a pace that differs in it only
     */
    public Pace lasting(Duration other) {
        return new Pace(leadIn, other, patience);
    }

    /** {@return that of one of several equal parts} */
    Pace dividedBy(int parts) {
        return new Pace(leadIn.dividedBy(parts), time.dividedBy(parts).plusNanos(1), patience);
    }
}
