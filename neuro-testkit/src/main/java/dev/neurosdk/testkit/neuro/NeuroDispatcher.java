package dev.neurosdk.testkit.neuro;

import dev.neurosdk.protocol.message.GameMessage;

/**
 * Decides what a fake Neuro does about each message, where no queued reply fits. Called on threads of the transport, for one
 * connection one message at a time; doesn't wait. When it throws, the next wait of the fake Neuro fails.
 */
@FunctionalInterface
public interface NeuroDispatcher {

    /**
     * Decides about a message, before anybody can take it.
     *
     * @param message the message
     * @param game the connection it came on
     * @return what to do; {@link Reply#nothing()} for nothing
     */
    Reply replyTo(GameMessage message, GameConnection game);

    /** {@return a dispatcher that never does anything} */
    static NeuroDispatcher silent() {
        return (message, game) -> Reply.nothing();
    }

    /**
     * Asks another where this one does nothing.
     *
     * @param other asked second
     * @return both as one
     */
    default NeuroDispatcher orElse(NeuroDispatcher other) {
        return (message, game) -> {
            Reply reply = replyTo(message, game);
            return reply.isNothing() ? other.replyTo(message, game) : reply;
        };
    }
}
