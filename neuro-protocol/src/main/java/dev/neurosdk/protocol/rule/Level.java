package dev.neurosdk.protocol.rule;

/** How binding a clause is. Source: section 13 of the protocol page. */
public enum Level {
    /** Shapes, and words such as must, always, needs to. */
    MUST,
    /** Words such as should and please, and advice that describes verified behaviour of the official server. */
    SHOULD,
    /** The rest of the official advice, and accepted practice. */
    ADVICE,
    /** The official text is silent: what happens is recorded, never judged. */
    PROBE,
    /** Part of an idea that the official text lists as not existing yet. */
    PROPOSAL
}
