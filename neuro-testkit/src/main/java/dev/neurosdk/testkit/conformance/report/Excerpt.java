package dev.neurosdk.testkit.conformance.report;

import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.judge.CaseResult;
import dev.neurosdk.testkit.conformance.judge.Course.Attempt;
import dev.neurosdk.testkit.conformance.judge.Evidence;
import dev.neurosdk.testkit.conformance.judge.Testimony;
import dev.neurosdk.testkit.recording.LogEntry;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Chooses the part of a log that tells what became of a case: what the evidence points at, then what was done for it. */
final class Excerpt {

    private static final int MOST = 60;
    private static final int ENOUGH = 24;
    private static final int LEAST = 16;
    private static final int BEFORE = 4;
    private static final int AFTER = 2;
    private static final int EVIDENCE = 6;

    private final List<LogEntry> log;
    private final CaseResult result;
    private final TreeSet<Integer> numbers = new TreeSet<>();
    private final Set<Integer> voice = new HashSet<>();
    private final int most;

    private Excerpt(List<LogEntry> log, CaseResult result) {
        this.log = log;
        this.result = result;
        this.most = result.verdict().compareTo(Verdict.INFO) > 0 ? MOST : ENOUGH;
        log.forEach(entry -> {
            if (entry instanceof LogEntry.Opened opened && opened.isVoice()) {
                voice.add(opened.connection());
            }
        });
    }

    static List<LogLine> of(List<LogEntry> log, CaseResult result) {
        return new Excerpt(log, result).lines();
    }

    private List<LogLine> lines() {
        result.evidence().stream().limit(EVIDENCE).forEach(this::around);
        List<Attempt> attempts = result.course().attempts().stream()
                .sorted(Comparator.comparing(Attempt::again).thenComparing(Attempt::verdict, Comparator.reverseOrder()))
                .toList();
        int share = Math.max(LEAST, most / Math.max(1, attempts.size()));
        attempts.forEach(attempt -> attempt(attempt, share));
        return numbers.stream()
                .map(number -> LogLine.of(number, log.get(number - 1)))
                .toList();
    }

    private void around(Evidence seen) {
        int number = (int) seen.number();
        if (number < 1 || number > log.size()) {
            return;
        }
        take(number);
        int left = BEFORE;
        for (int before = number - 1; before > 0 && left > 0; before--) {
            left -= isNear(before, seen) && take(before) ? 1 : 0;
        }
        left = AFTER;
        for (int after = number + 1; after <= log.size() && left > 0; after++) {
            left -= isNear(after, seen) && take(after) ? 1 : 0;
        }
    }

    private boolean isNear(int number, Evidence seen) {
        int connection = log.get(number - 1).connection();
        return connection == seen.connection()
                || (seen.connection() == 0 && Math.abs(number - seen.number()) <= BEFORE);
    }

    /** The beginning and the end, when there is too much of it. */
    private void attempt(Attempt attempt, int share) {
        int from = (int) Math.max(1, attempt.from());
        int to = (int) Math.min(log.size(), attempt.to());
        int room = Math.min(share, most - numbers.size());
        List<Integer> told = IntStream.rangeClosed(from, to)
                .filter(number -> !isAudio(log.get(number - 1)))
                .boxed()
                .toList();
        for (int i = 0; i < told.size(); i++) {
            if (told.size() <= room || i < room / 2 || told.size() - 1 - i < room / 2) {
                take(told.get(i));
            }
        }
    }

    /** Fifty frames a second would leave no room for anything else. */
    private boolean isAudio(LogEntry entry) {
        return entry instanceof LogEntry.Message message
                && message.opcode() == LogEntry.Opcode.BINARY
                && voice.contains(message.connection());
    }

    private boolean take(int number) {
        return numbers.size() < most && isTold(log.get(number - 1)) && numbers.add(number);
    }

    /** What is said about other cases is told there. */
    private boolean isTold(LogEntry entry) {
        if (entry instanceof LogEntry.Finding) {
            return false;
        }
        return !(entry instanceof LogEntry.Mark mark)
                || Testimony.of(mark)
                        .map(said -> said.about().equals(result.judged().id()))
                        .orElse(true);
    }
}
