package dev.neurosdk.server.stream.file;

import java.time.Duration;

/**
 * When what was written is forced onto the disk. Whatever is chosen, nothing acknowledged is lost when the process ends, even by
 * force; this is about the machine losing power. Immutable.
 */
public sealed interface Sync {

    /** Before each item is acknowledged: none of them is lost. */
    record EachItem() implements Sync {}

    /**
     * At the latest so long after an item was acknowledged: what came in that time may be lost.
     *
     * @param interval how long
     */
    record Every(Duration interval) implements Sync {
        /**
         * Refuses no time at all.
         *
         * @throws IllegalArgumentException when the interval is not positive
         */
        public Every {
            if (interval.isNegative() || interval.isZero()) {
                throw new IllegalArgumentException("interval: expected a positive time, was " + interval);
            }
        }
    }
}
