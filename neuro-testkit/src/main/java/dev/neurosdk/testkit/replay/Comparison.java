package dev.neurosdk.testkit.replay;

/** What of a message has to be as it was recorded. */
public enum Comparison {
    /**
     * What the conversation hangs on: the command, names of games and actions, ids, whether a result is a success, whether a
     * context is silent, what a speech or a shutdown says with a boolean. Texts, data and schemas may be different.
     */
    NAMES,
    /** All of it, except ids that the peer makes up: those of calls and of the character's session. */
    CONTENT
}
