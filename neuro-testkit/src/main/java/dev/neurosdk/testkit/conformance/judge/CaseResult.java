package dev.neurosdk.testkit.conformance.judge;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import java.util.List;

/**
 * What became of one case. Immutable.
 *
 * @param judged the case
 * @param verdict the heaviest of what was seen; NOT_REACHED without an opportunity
 * @param opportunities how often the case could have been broken
 * @param evidences how often something was seen that counts
 * @param evidence the first of it, at most {@value CaseJudge#KEPT}; copied
 */
public record CaseResult(
        ConformanceCase judged, Verdict verdict, long opportunities, long evidences, List<Evidence> evidence) {

    /** Copies the list. */
    public CaseResult {
        requireNonNull(judged, "judged");
        requireNonNull(verdict, "verdict");
        evidence = List.copyOf(evidence);
    }
}
