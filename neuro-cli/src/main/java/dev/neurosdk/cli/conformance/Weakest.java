package dev.neurosdk.cli.conformance;

import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.judge.CaseResult;
import java.util.List;
import java.util.Locale;

/** The weakest level whose broken rules make a command fail. */
enum Weakest {
    /** Only what must hold. */
    MUST(Verdict.FAIL),
    /** Also what should hold. */
    SHOULD(Verdict.WARN),
    /** Also advice. */
    ADVICE(Verdict.ADVISE);

    private final Verdict verdict;

    Weakest(Verdict verdict) {
        this.verdict = verdict;
    }

    boolean isBrokenBy(List<CaseResult> results) {
        return results.stream()
                .map(CaseResult::verdict)
                .anyMatch(found -> found.compareTo(verdict) >= 0 && found != Verdict.INCONCLUSIVE);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
