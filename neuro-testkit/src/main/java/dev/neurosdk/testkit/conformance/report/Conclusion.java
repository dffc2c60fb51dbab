package dev.neurosdk.testkit.conformance.report;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.neurosdk.protocol.rule.Level;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How a run ends, and why, in one line. Immutable.
 *
 * @param code the exit code
 * @param reason why, in words
 */
public record Conclusion(ExitCode code, String reason) {

    private static final int SHOWN = 4;

    /** Refuses null. */
    public Conclusion {
        requireNonNull(code, "code");
        requireNonNull(reason, "reason");
    }

    /**
     * Draws the conclusion. A fault of our own side outweighs everything, then an interruption, a broken rule or a stale
     * baseline, and last what was not seen. What the baseline knows as failing or flaky does not decide.
     *
     * @param report what became of the cases, compared with the baseline
     * @param failOn the weakest level that decides
     * @param mustReach the ids of cases that have to be reached
     * @return the conclusion
     */
    public static Conclusion of(RunReport report, FailOn failOn, Set<String> mustReach) {
        List<ReportedCase> cases = report.cases();
        List<String> ours = ids(cases, reported -> reported.verdict() == Verdict.HARNESS_ERROR);
        if (!ours.isEmpty()) {
            return new Conclusion(
                    ExitCode.HARNESS_ERROR, counted(ours.size(), "case") + " ended in an error of ours: " + some(ours));
        }
        if (report.run().interrupted()) {
            return new Conclusion(ExitCode.INTERRUPTED, "interrupted; what was seen until then is reported");
        }
        List<String> broken = broken(cases, failOn);
        if (!broken.isEmpty()) {
            return new Conclusion(ExitCode.NONCONFORMANT, String.join("; ", broken));
        }
        List<String> unseen = unseen(cases, mustReach);
        if (!unseen.isEmpty()) {
            return new Conclusion(ExitCode.INCONCLUSIVE, String.join("; ", unseen));
        }
        return new Conclusion(ExitCode.CONFORMANT, "nothing that counts was broken" + known(cases));
    }

    private static List<String> broken(List<ReportedCase> cases, FailOn failOn) {
        List<ReportedCase> failed = cases.stream()
                .filter(failOn::counts)
                .filter(reported -> reported.baseline() == BaselineState.NONE)
                .toList();
        List<String> reasons = new ArrayList<>();
        if (!failed.isEmpty()) {
            Map<Level, List<ReportedCase>> byLevel = failed.stream()
                    .collect(groupingBy(reported -> reported.asked().level(), TreeMap::new, toList()));
            byLevel.forEach((level, some) -> reasons.add(
                    counted(some.size(), level + " case") + " failed: " + some(ids(some, reported -> true))));
            reasons.set(reasons.size() - 1, reasons.get(reasons.size() - 1) + known(cases));
        }
        List<String> stale = ids(cases, reported -> reported.baseline() == BaselineState.STALE);
        if (!stale.isEmpty()) {
            reasons.add("the baseline is stale: " + some(stale) + (stale.size() == 1 ? " passes" : " pass")
                    + " now, remove " + (stale.size() == 1 ? "its entry" : "their entries"));
        }
        return reasons;
    }

    private static List<String> unseen(List<ReportedCase> cases, Set<String> mustReach) {
        List<String> reasons = new ArrayList<>();
        List<String> inconclusive = ids(
                cases,
                reported ->
                        reported.verdict() == Verdict.INCONCLUSIVE && reported.baseline() != BaselineState.KNOWN_FLAKY);
        if (!inconclusive.isEmpty()) {
            reasons.add(counted(inconclusive.size(), "case") + " stayed inconclusive: " + some(inconclusive));
        }
        List<String> missed = ids(
                cases,
                reported -> mustReach.contains(reported.id())
                        && (reported.verdict() == Verdict.NOT_REACHED || reported.verdict() == Verdict.NOT_TESTABLE));
        if (!missed.isEmpty()) {
            reasons.add(counted(missed.size(), "case") + " of the requirement set not reached: " + some(missed));
        }
        return reasons;
    }

    private static String known(List<ReportedCase> cases) {
        int known = ids(cases, reported -> reported.baseline() == BaselineState.KNOWN_FAILING)
                .size();
        return known == 0 ? "" : " (" + known + " in the baseline)";
    }

    private static List<String> ids(List<ReportedCase> cases, Predicate<ReportedCase> which) {
        return cases.stream().filter(which).map(ReportedCase::id).toList();
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String some(List<String> ids) {
        String shown = String.join(" ", ids.subList(0, Math.min(SHOWN, ids.size())));
        return ids.size() <= SHOWN ? shown : shown + " and " + (ids.size() - SHOWN) + " more";
    }
}
