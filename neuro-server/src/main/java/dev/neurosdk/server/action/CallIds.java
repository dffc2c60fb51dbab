package dev.neurosdk.server.action;

import org.jspecify.annotations.Nullable;

/**
 * Gives calls their ids, and recognises them when they come back. Pure, so that a session can be replayed: the same
 * arguments give the same answer for the life of the server. Thread-safe.
 */
public interface CallIds {

    /**
     * The id of a call. No two calls of a server may share one, and a game should not be able to guess the next (N4).
     *
     * @param connection the connection's number
     * @param call which call of the connection it is, from 1
     * @return the id, not empty
     */
    String id(long connection, long call);

    /**
     * Which call an id was given to.
     *
     * @param id what a game sent, of any length and form
     * @return the call; null when the id was never given out, or can't be traced
     */
    @Nullable
    Origin origin(String id);

    /**
     * A call of a server.
     *
     * @param connection the connection's number
     * @param call which call of the connection it is, from 1
     */
    record Origin(long connection, long call) {}
}
