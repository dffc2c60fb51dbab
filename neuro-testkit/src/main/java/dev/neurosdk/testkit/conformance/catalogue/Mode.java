package dev.neurosdk.testkit.conformance.catalogue;

/** How a case can be judged. A case may have several modes. */
public enum Mode {
    /** The harness brings it about alone. */
    DRIVEN,
    /** The game has to be brought into a situation first. */
    GUIDED,
    /** Judged on any real play, live or from a log. */
    PASSIVE,
    /** Needs a server that speaks. */
    SPEECH,
    /** Judged on every message of every run. */
    ALL,
    /** Can't be judged from the wire. */
    UNSEEN,
    /** Takes more than 20 s of real time. */
    LONG,
    /** May crash or wedge a weak testee; run last. */
    RISKY;

    /** {@return whether a log of any play is enough} */
    public boolean listens() {
        return this == PASSIVE || this == ALL;
    }
}
