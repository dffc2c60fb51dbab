package dev.neurosdk.testkit.model;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.message.NeuroMessage;

/**
 * A call that has no result yet. Immutable.
 *
 * @param call the call
 * @param since when it was sent, in nanoseconds of the log
 * @param forced whether it answers the open force
 */
public record OwedResult(NeuroMessage.Action call, long since, boolean forced) {

    /** Refuses null. */
    public OwedResult {
        requireNonNull(call, "call");
    }
}
