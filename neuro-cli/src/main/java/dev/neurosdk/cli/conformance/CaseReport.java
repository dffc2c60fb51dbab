package dev.neurosdk.cli.conformance;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dev.neurosdk.cli.terminal.HarmlessText;
import dev.neurosdk.cli.terminal.Paint;
import dev.neurosdk.cli.terminal.Sign;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.judge.CaseResult;
import dev.neurosdk.testkit.conformance.judge.Evidence;
import dev.neurosdk.testkit.recording.LogEntry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What became of the cases, as text. Immutable.
 *
 * @param style what the terminal can show
 * @param columns how wide a line may be
 * @param verbose whether what passed, was noted or never reached is told, too
 */
record CaseReport(Style style, int columns, boolean verbose) {

    private static final int SHOWN = 3;
    private static final int MESSAGE_LINES = 6;
    private static final int MESSAGE_COLUMNS = 500;
    private static final String INDENT = "     ";

    /** The results by area, and how many there are of each. */
    List<String> lines(List<LogEntry> log, List<CaseResult> results) {
        List<String> lines = new ArrayList<>();
        Map<String, List<CaseResult>> areas =
                results.stream().collect(groupingBy(CaseReport::area, LinkedHashMap::new, toList()));
        areas.forEach((area, inArea) -> area(lines, area, inArea, log));
        lines.add(summary(results));
        return lines;
    }

    private static String area(CaseResult result) {
        ConformanceCase judged = result.judged();
        return judged.role().prefix() + judged.area();
    }

    private void area(List<String> lines, String area, List<CaseResult> results, List<LogEntry> log) {
        List<CaseResult> told = results.stream()
                .filter(result -> verbose || weighs(result.verdict()))
                .toList();
        if (!told.isEmpty()) {
            lines.add(" " + style.paint(Paint.BOLD, String.format("%-9s", area)) + counts(results));
            told.forEach(result -> result(lines, result, log));
        }
    }

    private static boolean weighs(Verdict verdict) {
        return verdict.compareTo(Verdict.INFO) > 0;
    }

    private String counts(List<CaseResult> results) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        results.forEach(result -> counts.merge(result.verdict(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(count -> mark(count.getKey()) + " " + count.getValue())
                .collect(joining("  "));
    }

    private String mark(Verdict verdict) {
        return switch (verdict) {
            case PASS -> style.paint(Paint.GREEN, style.sign(Sign.GOOD));
            case FAIL, HARNESS_ERROR -> style.paint(Paint.RED, style.sign(Sign.BAD));
            case WARN, INCONCLUSIVE -> style.paint(Paint.YELLOW, style.sign(Sign.WARNING));
            case ADVISE -> style.paint(Paint.CYAN, "?");
            case INFO -> style.paint(Paint.CYAN, "i");
            case NOT_APPLICABLE, NOT_REACHED, NOT_TESTABLE -> style.paint(Paint.DIM, "-");
        };
    }

    private void result(List<String> lines, CaseResult result, List<LogEntry> log) {
        ConformanceCase judged = result.judged();
        String clauses = String.join(" ", judged.clauses());
        lines.add("   " + mark(result.verdict()) + " " + style.paint(Paint.BOLD, judged.id()) + "  " + judged.title()
                + "  "
                + style.paint(
                        Paint.DIM,
                        result.verdict().words() + "  " + clauses + "  " + result.evidences() + " of "
                                + result.opportunities()));
        result.evidence().stream()
                .limit(verbose ? result.evidence().size() : SHOWN)
                .forEach(seen -> {
                    (where(seen) + seen.message())
                            .lines()
                            .limit(MESSAGE_LINES)
                            .forEach(line ->
                                    lines.add(INDENT + HarmlessText.fit(line, MESSAGE_COLUMNS, style.sign(Sign.MORE))));
                    if (seen.number() > 0
                            && log.get((int) seen.number() - 1) instanceof LogEntry.Message message
                            && message.opcode() == LogEntry.Opcode.TEXT) {
                        lines.add(INDENT + style.paint(Paint.DIM, fit(message.direction() + " " + message.text())));
                    }
                });
        long more = result.evidences() - (verbose ? result.evidence().size() : SHOWN);
        if (more > 0) {
            lines.add(INDENT + "and " + more + " more");
        }
    }

    private String fit(String text) {
        return HarmlessText.fit(text, columns - INDENT.length(), style.sign(Sign.MORE));
    }

    private static String where(Evidence seen) {
        long millis = seen.nanos() / 1_000_000;
        return seen.number() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "#%d  %02d:%02d.%03d  ",
                        seen.number(),
                        millis / 60_000,
                        millis / 1000 % 60,
                        millis % 1000);
    }

    private static String summary(List<CaseResult> results) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        results.forEach(result -> counts.merge(result.verdict(), 1, Integer::sum));
        return " " + results.size() + " cases: "
                + counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey().words())
                        .collect(joining(" · "));
    }
}
