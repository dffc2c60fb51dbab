package dev.neurosdk.server.decider;

/** What became of an operator's wish that a force ends without a choice. */
public enum DeclineOutcome {
    /** The force has ended. */
    DECLINED,
    /** It was not open any more, another one is, or its call is under way. */
    NOT_OPEN,
    /** The connection has ended. */
    LEFT
}
