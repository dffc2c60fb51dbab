package dev.neurosdk.testkit.conformance.report;

import dev.neurosdk.protocol.rule.Level;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import java.util.Locale;

/** The weakest level whose broken rules make a run nonconformant. */
public enum FailOn {
    /** Only what must hold. */
    MUST(Verdict.FAIL),
    /** Also what should hold. */
    SHOULD(Verdict.WARN),
    /** Also advice. */
    ADVICE(Verdict.ADVISE);

    private final Verdict lightest;

    FailOn(Verdict lightest) {
        this.lightest = lightest;
    }

    /**
     * Whether a case counts against the testee, whatever a baseline says. A case that could not be tested counts like a broken
     * one of its level: it was to be tested.
     *
     * @param reported what became of the case
     * @return whether it does
     */
    public boolean counts(ReportedCase reported) {
        return switch (reported.verdict()) {
            case FAIL, WARN, ADVISE -> reported.verdict().compareTo(lightest) >= 0;
            case NOT_TESTABLE -> counts(reported.asked().level());
            case NOT_APPLICABLE, NOT_REACHED, PASS, INFO, INCONCLUSIVE, HARNESS_ERROR -> false;
        };
    }

    private boolean counts(Level level) {
        return level != Level.PROBE && Verdict.of(level).compareTo(lightest) >= 0;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
