package dev.neurosdk.testkit.conformance.catalogue;

import dev.neurosdk.protocol.rule.Level;

/** What became of a case. In the order of weight: of several opportunities the heaviest verdict counts. */
public enum Verdict {
    /** Not in this edition, or for a feature that the testee does not claim. */
    NOT_APPLICABLE("n/a"),
    /** No opportunity arose. */
    NOT_REACHED("not reached"),
    /** A prerequisite is missing. */
    NOT_TESTABLE("not testable"),
    /** The rule held at every opportunity, and there was at least one. */
    PASS("passed"),
    /** A value was recorded; nothing is judged. */
    INFO("info"),
    /** Advice was not taken. */
    ADVISE("advice"),
    /** A SHOULD was broken. */
    WARN("warning"),
    /** The measurement was spoilt. */
    INCONCLUSIVE("inconclusive"),
    /** A MUST was broken. */
    FAIL("failed"),
    /** Our own side broke a rule or crashed. */
    HARNESS_ERROR("harness error");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** {@return the verdict as it reads in a summary} */
    public String words() {
        return words;
    }

    /**
     * The heavier of two verdicts.
     *
     * @param other the other one
     * @return this or the other
     */
    public Verdict and(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /**
     * What a broken rule of a level scores, unless its case says otherwise.
     *
     * @param level the level
     * @return FAIL for MUST and PROPOSAL, WARN for SHOULD, ADVISE for ADVICE, INFO for PROBE
     */
    public static Verdict of(Level level) {
        return switch (level) {
            case MUST, PROPOSAL -> FAIL;
            case SHOULD -> WARN;
            case ADVICE -> ADVISE;
            case PROBE -> INFO;
        };
    }
}
