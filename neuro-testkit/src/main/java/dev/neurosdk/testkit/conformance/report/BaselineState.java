package dev.neurosdk.testkit.conformance.report;

/** What the baseline says about a case. */
public enum BaselineState {
    /** Nothing. */
    NONE("none"),
    /** It fails, and that is known. */
    KNOWN_FAILING("known failing"),
    /** It sometimes fails, which is known: it never decides. */
    KNOWN_FLAKY("known flaky"),
    /** It is said to fail, and does not any more. */
    STALE("stale");

    private final String words;

    BaselineState(String words) {
        this.words = words;
    }

    /** {@return the state as it reads in a report} */
    public String words() {
        return words;
    }
}
