package dev.neurosdk.server.stream.client;

import dev.neurosdk.protocol.codec.JsonValue;

/**
 * Is told what a {@link StreamClient} hears. Its methods are called one at a time and in order; while one runs, nothing more is
 * read from the server, so a listener that takes its time becomes a slow viewer. What it throws reaches the uncaught exception
 * handler of its thread and changes nothing.
 */
@FunctionalInterface
public interface StreamListener {

    /**
     * An item arrived. After a reconnection no item comes twice, and none is left out without a {@link #missed}.
     *
     * @param update the item
     */
    void received(StreamUpdate update);

    /**
     * Items are not to be had.
     *
     * @param gap which, and why
     */
    default void missed(StreamGap gap) {}

    /**
     * What was asked for from history has all arrived; what comes next is new.
     *
     * @param seq the newest number at that moment
     */
    default void live(long seq) {}

    /**
     * The connection has changed.
     *
     * @param phase where it is now
     * @param why what happened, for people; empty when nothing needs to be said
     */
    default void changed(StreamPhase phase, String why) {}

    /**
     * The server did not like what this side sent.
     *
     * @param code for programs
     * @param message for people
     */
    default void refused(String code, String message) {}

    /**
     * Any other message of the server: answers to what was sent, and types of later versions.
     *
     * @param message the whole message
     */
    default void heard(JsonValue message) {}
}
