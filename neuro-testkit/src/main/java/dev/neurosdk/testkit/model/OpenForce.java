package dev.neurosdk.testkit.model;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.message.GameMessage;

/**
 * A force that Neuro still has to answer, as far as the messages tell. Immutable.
 *
 * @param message the force as the game sent it
 * @param since when it was sent, in nanoseconds of the log
 * @param calls how many calls have answered it so far
 * @param refused whether the last of them that has a result failed: then it is tried again, or given up, which no message tells;
 *     a call that tries it again may be on its way to a game that takes it for given up
 */
public record OpenForce(GameMessage.ForceActions message, long since, int calls, boolean refused) {

    /** Refuses null. */
    public OpenForce {
        requireNonNull(message, "message");
    }

    OpenForce called() {
        return new OpenForce(message, since, calls + 1, refused);
    }

    OpenForce failed() {
        return new OpenForce(message, since, calls, true);
    }
}
