package dev.neurosdk.server.stream;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a viewer begins. Immutable. */
public sealed interface Start {

    /** With what is published from now on. */
    record Now() implements Start {}

    /**
     * With the last items that are for this viewer.
     *
     * @param items how many, 0 or more
     */
    record Last(long items) implements Start {}

    /**
     * After a number.
     *
     * @param seq the last number that is known, 0 or more
     * @param stream the id of the sequence that it belongs to; null for this one
     */
    record After(long seq, @Nullable String stream) implements Start {}

    /**
     * With what was published since a time.
     *
     * @param time the time
     */
    record Since(Instant time) implements Start {}
}
