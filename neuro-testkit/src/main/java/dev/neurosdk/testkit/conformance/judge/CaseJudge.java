package dev.neurosdk.testkit.conformance.judge;

import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.recording.LogEntry;
import java.util.ArrayList;
import java.util.List;

/** Judges one case: is shown everything, counts opportunities, keeps evidence. Confined to its judge. */
abstract class CaseJudge {

    static final int KEPT = 20;

    private final List<Evidence> evidence = new ArrayList<>();
    private Verdict heaviest = Verdict.PASS;
    private Verdict ownLevel = Verdict.FAIL;
    private long opportunities;
    private long evidences;
    private boolean doubted;

    /** A message has gone over the wire that no fault of ours has touched. */
    void message(Observation seen) {}

    /** A message has gone over a voice channel that no fault of ours has touched. */
    void voice(long number, LogEntry.Message message) {}

    /** A connection was opened. */
    void opened(long number, LogEntry.Opened opened) {}

    /** A frame has gone over the wire that RFC 6455 does not allow. */
    void illegal(long number, LogEntry.Tcp entry) {}

    /** A connection has ended. */
    void ended(long number, LogEntry entry) {}

    /** The log is over. */
    void finish(long nanos) {}

    final void judgeAs(Verdict verdict) {
        ownLevel = verdict;
    }

    final CaseResult result(ConformanceCase judged) {
        Verdict verdict = opportunities == 0 ? Verdict.NOT_REACHED : heaviest;
        return new CaseResult(judged, verdict, opportunities, evidences, evidence);
    }

    final void opportunity() {
        opportunities++;
    }

    /** What the level of the case in the edition makes of a broken rule. */
    final Verdict ownLevel() {
        return ownLevel;
    }

    final void broken(Observation seen, String message) {
        saw(ownLevel, seen, message);
    }

    /** What is explained by messages that crossed counts when it is seen twice. */
    final void brokenTwice(Observation seen, Verdict once, String message) {
        if (doubted) {
            broken(seen, message);
        } else {
            doubted = true;
            saw(once, seen, message + ", unless they crossed: seen once");
        }
    }

    final void saw(Verdict verdict, Observation seen, String message) {
        saw(new Evidence(seen.number(), seen.nanos(), seen.connection(), verdict, message));
    }

    final void saw(Evidence seen) {
        evidences++;
        heaviest = heaviest.and(seen.verdict());
        if (evidence.size() < KEPT) {
            evidence.add(seen);
        }
    }
}
