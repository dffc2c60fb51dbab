package dev.neurosdk.server.session;

/** What a game that breaks the protocol gets to see of it. Source: section 14 number 18 of the protocol page. */
public enum Strictness {
    /** Nothing: what is unknown or malformed is ignored on the wire, and reported in events (ENV-6). */
    SPECIFICATION,
    /**
     * Outside the protocol: a text that is no message ends the connection with a code and a reason (1003 binary, 1007 no
     * JSON, 1008 no envelope), and what is wrong with a message is answered with {@code neuro-java/error}.
     */
    STRICT
}
