package dev.neurosdk.testkit.conformance.judge;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of one case. Immutable.
 *
 * @param judged the case
 * @param verdict the heaviest of what was seen; NOT_REACHED without an opportunity
 * @param opportunities how often the case could have been broken
 * @param evidences how often something was seen that counts
 * @param evidence the first of it, at most {@value CaseJudge#KEPT}; copied
 * @param course how it went, for a case that something was done for
 */
public record CaseResult(
        ConformanceCase judged,
        Verdict verdict,
        long opportunities,
        long evidences,
        List<Evidence> evidence,
        Course course) {

    /** Copies the list. */
    public CaseResult {
        requireNonNull(judged, "judged");
        requireNonNull(verdict, "verdict");
        evidence = List.copyOf(evidence);
        requireNonNull(course, "course");
    }

    /** What became of a case that was only listened for. */
    CaseResult(ConformanceCase judged, Verdict verdict, long opportunities, long evidences, List<Evidence> evidence) {
        this(judged, verdict, opportunities, evidences, evidence, Course.NONE);
    }

    /** The two sides of a case: what was done for it, and what any play shows. */
    CaseResult and(CaseResult listened) {
        if (listened.verdict == Verdict.NOT_REACHED) {
            return this;
        }
        List<Evidence> all = new ArrayList<>(evidence);
        all.addAll(listened.evidence);
        return new CaseResult(
                judged,
                verdict.and(listened.verdict),
                opportunities + listened.opportunities,
                evidences + listened.evidences,
                all,
                course);
    }
}
