package dev.neurosdk.server.stream.client;

import static java.util.Objects.requireNonNull;

/**
 * Items that this viewer should have got and can't have. Immutable.
 *
 * @param from the first number that is missing
 * @param to the last number that is missing; less than the first when nothing is
 * @param reason {@code expired}: no longer in the server's history; {@code slow}: dropped because this viewer read too slowly;
 *     {@code other_stream}: the sequence that this viewer followed has ended, and the server has begun another; or a word of a
 *     later version
 */
public record StreamGap(long from, long to, String reason) {

    /** Refuses null. */
    public StreamGap {
        requireNonNull(reason, "reason");
    }
}
