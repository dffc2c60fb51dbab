package dev.neurosdk.cli.conformance;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dev.neurosdk.cli.terminal.HarmlessText;
import dev.neurosdk.cli.terminal.Paint;
import dev.neurosdk.cli.terminal.Sign;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.judge.Evidence;
import dev.neurosdk.testkit.conformance.report.Account;
import dev.neurosdk.testkit.conformance.report.BaselineState;
import dev.neurosdk.testkit.conformance.report.Citation;
import dev.neurosdk.testkit.conformance.report.LogLine;
import dev.neurosdk.testkit.conformance.report.ReportedCase;
import dev.neurosdk.testkit.conformance.report.RunReport;
import dev.neurosdk.testkit.conformance.report.Sighting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What became of the cases, as text for a terminal. Immutable.
 *
 * @param style what the terminal can show
 * @param columns how wide a line may be
 * @param verbose whether what passed, was noted or never reached is told, too, and the messages of each failure
 */
record CaseConsole(Style style, int columns, boolean verbose) {

    private static final int SHOWN = 3;
    private static final int CLAUSES = 8;
    private static final int LONGEST = 500;
    private static final int GROUPED = 3;
    private static final String INDENT = "       ";

    /** The results by area, what is inconclusive for one reason, and the sum. */
    List<String> lines(RunReport report) {
        List<String> lines = new ArrayList<>();
        Map<String, List<ReportedCase>> inconclusive = inconclusive(report);
        Map<String, List<ReportedCase>> areas =
                report.cases().stream().collect(groupingBy(ReportedCase::area, LinkedHashMap::new, toList()));
        areas.forEach((area, cases) -> area(
                lines,
                area,
                cases,
                report.run(),
                reported -> inconclusive.values().stream().anyMatch(group -> group.contains(reported))));
        inconclusive.forEach((reason, cases) -> lines.add(" " + mark(Verdict.INCONCLUSIVE) + " " + cases.size()
                + " cases inconclusive: " + fit(reason, columns)));
        lines.add(" " + report.cases().size() + " cases: " + counts(report.cases()));
        return lines;
    }

    /** Cases that are inconclusive for the same reason, where there are several. */
    private static Map<String, List<ReportedCase>> inconclusive(RunReport report) {
        Map<String, List<ReportedCase>> byReason = report.cases().stream()
                .filter(reported -> reported.verdict() == Verdict.INCONCLUSIVE)
                .filter(reported -> reported.decisive().isPresent())
                .collect(groupingBy(
                        reported -> reported.decisive().map(Evidence::message).orElse(""),
                        LinkedHashMap::new,
                        toList()));
        byReason.values().removeIf(cases -> cases.size() < GROUPED);
        return byReason;
    }

    private void area(
            List<String> lines,
            String area,
            List<ReportedCase> cases,
            RunReport.Run run,
            Predicate<ReportedCase> isGrouped) {
        lines.add(" " + style.paint(Paint.BOLD, String.format("%-9s", area)) + marks(cases));
        cases.stream()
                .filter(reported -> verbose || (isTold(reported) && !isGrouped.test(reported)))
                .forEach(reported -> reported(lines, reported, run));
    }

    private static boolean isTold(ReportedCase reported) {
        return reported.verdict().compareTo(Verdict.INFO) > 0
                || reported.verdict() == Verdict.NOT_TESTABLE
                || reported.baseline() == BaselineState.STALE;
    }

    private String marks(List<ReportedCase> cases) {
        return RunReport.counts(cases).entrySet().stream()
                .map(count -> mark(count.getKey()) + " " + count.getValue())
                .collect(joining("  "));
    }

    private static String counts(List<ReportedCase> cases) {
        return RunReport.counts(cases).entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey().words())
                .collect(joining(" · "));
    }

    private String mark(Verdict verdict) {
        return switch (verdict) {
            case PASS -> style.paint(Paint.GREEN, style.sign(Sign.GOOD));
            case FAIL, HARNESS_ERROR -> style.paint(Paint.RED, style.sign(Sign.BAD));
            case WARN, INCONCLUSIVE, NOT_TESTABLE -> style.paint(Paint.YELLOW, style.sign(Sign.WARNING));
            case ADVISE -> style.paint(Paint.CYAN, "?");
            case INFO -> style.paint(Paint.CYAN, "i");
            case NOT_APPLICABLE -> style.paint(Paint.DIM, "n/a");
            case NOT_REACHED -> style.paint(Paint.DIM, "-");
        };
    }

    private void reported(List<String> lines, ReportedCase reported, RunReport.Run run) {
        lines.add("   " + mark(reported.verdict()) + " " + style.paint(Paint.BOLD, reported.id()) + "  "
                + reported.asked().title() + "  " + style.paint(Paint.DIM, about(reported)));
        if (isTold(reported)) {
            reported.asked()
                    .clauses()
                    .forEach(clause -> part(lines, "rule", Citation.of(clause).toString()));
        }
        List<Sighting> sightings = reported.sightings().stream()
                .limit(verbose ? Long.MAX_VALUE : SHOWN)
                .toList();
        sightings.forEach(sighting -> evidence(lines, reported, sighting.first()));
        long more = reported.violations()
                - sightings.stream().mapToLong(Sighting::times).sum();
        if (more > 0) {
            lines.add(INDENT + style.paint(Paint.DIM, "and " + more + " more"));
        }
        reported.course().notes().forEach(note -> part(lines, "note", note));
        if (verbose && isTold(reported)) {
            reported.excerpt().forEach(line -> lines.add(INDENT + style.paint(Paint.DIM, fit(trace(line)))));
        }
        if (isTold(reported)) {
            part(lines, "again", run.again(reported.id()));
        }
    }

    private static String about(ReportedCase reported) {
        List<String> words = new ArrayList<>();
        words.add(reported.verdict().words());
        words.add(reported.asked().level().name());
        words.add(String.join(" ", reported.asked().clauses()));
        words.add(reported.violations() + " of " + reported.opportunities());
        if (reported.course().flaky()) {
            words.add("flaky");
        }
        if (reported.baseline() != BaselineState.NONE) {
            words.add(reported.baseline().words());
        }
        return String.join("  ", words);
    }

    private void evidence(List<String> lines, ReportedCase reported, Evidence seen) {
        Account account = Account.of(reported, seen);
        LogLine sent = account.sent();
        if (sent != null) {
            part(lines, "sent", message(sent));
        }
        if (account.expected().isEmpty()) {
            part(lines, seen.verdict() == Verdict.INFO ? "seen" : "actual", where(seen) + account.actual());
        } else {
            part(lines, "expected", (account.step().isEmpty() ? "" : account.step() + ": ") + account.expected());
            part(lines, "actual", where(seen) + account.actual());
        }
        LogLine said = account.said();
        if (said != null) {
            part(lines, "message", message(said));
        }
    }

    private void part(List<String> lines, String name, String text) {
        String[] rows = text.split("\\R", 7);
        for (int row = 0; row < Math.min(rows.length, 6); row++) {
            lines.add(INDENT + style.paint(Paint.DIM, String.format("%-9s", row == 0 ? name : "")) + " "
                    + HarmlessText.fit(rows[row], LONGEST, style.sign(Sign.MORE)));
        }
    }

    private String message(LogLine line) {
        String text = line.base64() ? line.bytes() + " bytes that are no text" : line.text();
        return fit(text, columns - 40) + style.paint(Paint.DIM, "  #" + line.number() + "  " + time(line.nanos()));
    }

    private String trace(LogLine line) {
        String way = line.direction() == null ? "   " : line.direction().name();
        return time(line.nanos()) + "  " + way + "  "
                + (line.kind() == LogLine.Kind.TEXT ? "" : line.kind().word() + " ") + line.text();
    }

    private String fit(String text) {
        return fit(text, columns - INDENT.length());
    }

    private String fit(String text, int width) {
        return HarmlessText.fit(text, Math.max(20, width), style.sign(Sign.MORE));
    }

    private static String where(Evidence seen) {
        return seen.number() == 0 ? "" : "#" + seen.number() + " " + time(seen.nanos()) + "  ";
    }

    private static String time(long nanos) {
        long millis = nanos / 1_000_000;
        return String.format(Locale.ROOT, "%02d:%02d.%03d", millis / 60_000, millis / 1000 % 60, millis % 1000);
    }

    /** The clauses that nothing was seen of, some of them by name. */
    String unverified(List<String> clauses) {
        String some = String.join(" ", clauses.subList(0, Math.min(CLAUSES, clauses.size())));
        return " unverified clauses: " + some
                + (clauses.size() > CLAUSES ? " and " + (clauses.size() - CLAUSES) + " more (neuro coverage)" : "");
    }
}
