package dev.neurosdk.server.decider;

/** What became of a message that needs no answer. */
public enum SendOutcome {
    /** It was handed to the connection. */
    SENT,
    /** It makes no sense now: the edition does not have it, or there is nothing to withdraw. */
    REFUSED,
    /** The connection has ended. */
    LEFT
}
