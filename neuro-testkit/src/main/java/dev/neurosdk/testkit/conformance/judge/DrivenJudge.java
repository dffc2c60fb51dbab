package dev.neurosdk.testkit.conformance.judge;

import dev.neurosdk.protocol.rule.Level;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.judge.Course.Attempt;
import dev.neurosdk.testkit.conformance.judge.Course.Ending;
import dev.neurosdk.testkit.recording.LogEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges one case by what its driver says in the log, and by what became of connections meanwhile. Confined to its judge.
 *
 * <p>A part that was done again, because its outcome was doubted, is inconclusive when it passes then. Repetitions of a part
 * count for themselves; when they differ, the case is flaky. An attempt that was spoilt, through no fault of the case, counts only
 * when there is no other.
 */
final class DrivenJudge {

    private final ConformanceCase judged;
    private final Verdict ownLevel;
    private final List<Attempt> attempts = new ArrayList<>();
    private final Set<Attempt> spoilt = new HashSet<>();
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Ending ending = Ending.OPEN;
    private Ending before = Ending.OPEN;
    private long evidences;
    private @Nullable Verdict besides;
    private @Nullable Running running;

    DrivenJudge(ConformanceCase judged, Level level) {
        this.judged = judged;
        this.ownLevel = Verdict.of(level);
    }

    /** An attempt that has not ended. */
    private static final class Running {
        final String part;
        final boolean again;
        final long from;
        final long began;
        boolean deliberate;
        boolean spoilt;

        @Nullable
        Verdict heaviest;

        Running(String part, boolean again, long from, long began) {
            this.part = part;
            this.again = again;
            this.from = from;
            this.began = began;
        }
    }

    boolean isRunning() {
        return running != null;
    }

    void said(Testimony said, long number, long nanos) {
        switch (said.kind()) {
            case BEGIN, AGAIN -> {
                cut(number - 1, nanos);
                before = ending;
                running = new Running(said.detail(), said.kind() == Testimony.Kind.AGAIN, number, nanos);
            }
            case END -> end(number, nanos);
            case DELIBERATE -> {
                if (running != null) {
                    running.deliberate = true;
                }
            }
            case SPOILT -> spoilt(number, nanos, said.detail());
            case NOTED -> notes.add(said.detail());
            case DOWN -> {
                worse(new Ending(Ending.How.DIED, ""));
                saw(Verdict.FAIL, number, nanos, 0, said.detail());
            }
            case BROKEN -> saw(ownLevel, number, nanos, 0, said.detail());
            default -> saw(said.kind().verdict().orElseThrow(), number, nanos, 0, said.detail());
        }
    }

    /** Our own side has sent this. */
    void own(List<Violation> broken, long number, LogEntry.Message message) {
        if (running == null || running.deliberate) {
            return;
        }
        broken.stream()
                .filter(violation -> violation.level() == Level.MUST)
                .findFirst()
                .ifPresent(violation -> saw(
                        Verdict.HARNESS_ERROR,
                        number,
                        message.nanos(),
                        message.connection(),
                        "our own message broke a rule: " + violation.message()));
    }

    /** The testee has ended a connection. */
    void ended(LogEntry entry) {
        if (running == null) {
            return;
        }
        if (entry instanceof LogEntry.Closed closed) {
            worse(new Ending(Ending.How.CLOSED, Integer.toString(closed.code())));
        } else {
            worse(new Ending(Ending.How.DROPPED, ""));
        }
    }

    private void worse(Ending other) {
        if (other.how().compareTo(ending.how()) > 0) {
            ending = other;
        }
    }

    private void saw(Verdict verdict, long number, long nanos, int connection, String message) {
        if (running != null) {
            running.heaviest = running.heaviest == null ? verdict : running.heaviest.and(verdict);
        } else {
            besides = besides == null ? verdict : besides.and(verdict);
        }
        keep(running == null ? "" : running.part, new Evidence(number, nanos, connection, verdict, message));
    }

    private void keep(String part, Evidence seen) {
        evidences++;
        if (evidence.size() < CaseJudge.KEPT) {
            String message = part.isEmpty() ? seen.message() : part + ": " + seen.message();
            evidence.add(new Evidence(seen.number(), seen.nanos(), seen.connection(), seen.verdict(), message));
        }
    }

    /** What was held against the testee meanwhile counts no more. */
    private void spoilt(long number, long nanos, String message) {
        if (running != null) {
            forget(running.from);
            running.heaviest = Verdict.INCONCLUSIVE;
            running.spoilt = true;
            keep(running.part, new Evidence(number, nanos, 0, Verdict.INCONCLUSIVE, message));
        } else if (!attempts.isEmpty()) {
            Attempt worthless = attempts.remove(attempts.size() - 1).as(Verdict.INCONCLUSIVE);
            forget(worthless.from());
            attempts.add(worthless);
            spoilt.add(worthless);
            keep(worthless.part(), new Evidence(number, nanos, 0, Verdict.INCONCLUSIVE, message));
        }
    }

    private void forget(long from) {
        int held = evidence.size();
        evidence.removeIf(seen -> seen.number() >= from);
        evidences -= held - evidence.size();
        ending = before;
    }

    private void end(long number, long nanos) {
        if (running != null) {
            Verdict verdict = running.heaviest == null ? Verdict.PASS : running.heaviest;
            Attempt attempt = new Attempt(
                    running.part, running.again, running.from, number, Math.max(0, nanos - running.began), verdict);
            attempts.add(attempt);
            if (running.spoilt) {
                spoilt.add(attempt);
            }
            running = null;
        }
    }

    private void cut(long number, long nanos) {
        if (running != null) {
            saw(Verdict.INCONCLUSIVE, number, nanos, 0, "the log goes on without the end of it");
            end(number, nanos);
        }
    }

    /** The log is over; nothing when the case does not occur in it. */
    Optional<CaseResult> result(long number, long nanos) {
        cut(number, nanos);
        if (attempts.isEmpty() && evidence.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<Verdict>> parts = new LinkedHashMap<>();
        repetitions()
                .forEach(repetition -> parts.computeIfAbsent(repetition.get(0).part(), part -> new ArrayList<>())
                        .add(together(repetition)));
        Verdict verdict = Stream.concat(
                        Stream.ofNullable(besides), parts.values().stream().flatMap(List::stream))
                .reduce(Verdict::and)
                .orElseThrow();
        boolean flaky = parts.values().stream()
                .anyMatch(verdicts -> verdicts.stream()
                                .filter(DrivenJudge::isReached)
                                .distinct()
                                .count()
                        > 1);
        long reached = attempts.stream()
                .map(Attempt::verdict)
                .filter(DrivenJudge::isReached)
                .count();
        return Optional.of(new CaseResult(
                judged, verdict, reached, evidences, evidence, new Course(attempts, ending, flaky, notes)));
    }

    private static boolean isReached(Verdict verdict) {
        return verdict.compareTo(Verdict.PASS) >= 0;
    }

    /** Each attempt with those of the same part that were made to make sure of it, now or later. */
    private List<List<Attempt>> repetitions() {
        List<List<Attempt>> repetitions = new ArrayList<>();
        Map<String, List<Attempt>> newest = new HashMap<>();
        for (Attempt attempt : attempts) {
            if (!attempt.again() || !newest.containsKey(attempt.part())) {
                List<Attempt> repetition = new ArrayList<>();
                repetitions.add(repetition);
                newest.put(attempt.part(), repetition);
            }
            newest.getOrDefault(attempt.part(), List.of()).add(attempt);
        }
        return repetitions;
    }

    private Verdict together(List<Attempt> all) {
        List<Attempt> sound =
                all.stream().filter(attempt -> !spoilt.contains(attempt)).toList();
        List<Attempt> repetition = sound.isEmpty() ? all : sound;
        Verdict heaviest =
                repetition.stream().map(Attempt::verdict).reduce(Verdict::and).orElseThrow();
        boolean blamed = heaviest.compareTo(Verdict.INFO) > 0 && heaviest != Verdict.HARNESS_ERROR;
        boolean doubtful =
                repetition.stream().anyMatch(attempt -> attempt.verdict().compareTo(Verdict.INFO) <= 0);
        return blamed && doubtful ? Verdict.INCONCLUSIVE : heaviest;
    }
}
