package dev.neurosdk.server.action;

import static java.util.Objects.requireNonNull;

/**
 * A call whose result is owed. Immutable.
 *
 * @param number which call of the connection it is, from 1
 * @param id the call's id on the wire
 * @param game the game called
 * @param action the action called
 * @param timer which timer is its deadline
 */
public record PendingCall(long number, String id, String game, String action, long timer) {

    /** Refuses null components. */
    public PendingCall {
        requireNonNull(id, "id");
        requireNonNull(game, "game");
        requireNonNull(action, "action");
    }
}
