package dev.neurosdk.testkit.conformance.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.judge.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reports as Markdown, short enough for the summary of a workflow: counts, what counts against the testee, what was not seen. */
public final class MarkdownReport {

    private static final int SHOWN = 50;
    private static final int LONGEST = 300;

    private MarkdownReport() {}

    /**
     * Writes a report.
     *
     * @param report the report
     * @param conclusion how the run ended
     * @return Markdown, which ends with a line break
     */
    public static String of(RunReport report, Conclusion conclusion) {
        RunReport.Run run = report.run();
        StringBuilder text = new StringBuilder("## Neuro API conformance of " + code(run.testee()) + "\n\n");
        text.append("**")
                .append(plain(conclusion.reason()))
                .append("** (exit ")
                .append(conclusion.code().number())
                .append("). Edition ")
                .append(plain(run.edition()))
                .append(", seed ")
                .append(run.seed())
                .append(", ")
                .append(report.cases().size())
                .append(" cases: ")
                .append(counts(report.cases()))
                .append(".\n\n");
        report.standings()
                .forEach(standing -> text.append("- ")
                        .append(plain(standing.words()))
                        .append(standing(standing))
                        .append('\n'));
        areas(text, report);
        problems(text, report);
        List<String> unverified = Coverage.of(report).unverified();
        if (!unverified.isEmpty()) {
            text.append("\n<details><summary>")
                    .append(unverified.size())
                    .append(" clauses unverified</summary>\n\n")
                    .append(unverified.stream().map(MarkdownReport::plain).collect(joining(" ")))
                    .append("\n\n</details>\n");
        }
        return text.toString();
    }

    private static String standing(Standing standing) {
        if (!standing.failed().isEmpty()) {
            return ": " + standing.failed().size() + " failed";
        }
        return standing.isMet() ? ": met" : ": " + standing.open().size() + " not reached";
    }

    private static void areas(StringBuilder text, RunReport report) {
        Map<String, List<ReportedCase>> areas =
                report.cases().stream().collect(groupingBy(ReportedCase::area, LinkedHashMap::new, toList()));
        text.append("\n| area | cases |\n| --- | --- |\n");
        areas.forEach((area, cases) -> text.append("| ")
                .append(area)
                .append(" | ")
                .append(counts(cases))
                .append(" |\n"));
    }

    private static String counts(List<ReportedCase> cases) {
        return RunReport.counts(cases).entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey().words())
                .collect(joining(" · "));
    }

    private static void problems(StringBuilder text, RunReport report) {
        List<ReportedCase> problems = report.cases().stream()
                .filter(reported -> reported.verdict().compareTo(Verdict.INFO) > 0
                        || reported.verdict() == Verdict.NOT_TESTABLE
                        || reported.baseline() == BaselineState.STALE)
                .toList();
        if (problems.isEmpty()) {
            return;
        }
        text.append("\n| case | level | verdict | what was seen |\n| --- | --- | --- | --- |\n");
        problems.stream()
                .limit(SHOWN)
                .forEach(reported -> text.append("| ")
                        .append(reported.id())
                        .append("<br>")
                        .append(plain(reported.asked().title()))
                        .append(" | ")
                        .append(reported.asked().level())
                        .append(" | ")
                        .append(verdict(reported))
                        .append(" | ")
                        .append(reported.decisive()
                                .map(Evidence::message)
                                .map(MarkdownReport::code)
                                .orElse(""))
                        .append(" |\n"));
        if (problems.size() > SHOWN) {
            text.append("\nand ").append(problems.size() - SHOWN).append(" more\n");
        }
    }

    private static String verdict(ReportedCase reported) {
        String words = reported.verdict().words() + (reported.course().flaky() ? ", flaky" : "");
        return reported.baseline() == BaselineState.NONE
                ? words
                : words + " (" + reported.baseline().words() + ")";
    }

    /** As it is: what Markdown or HTML would read as its own is spelled out. */
    private static String plain(String text) {
        StringBuilder out = new StringBuilder();
        line(text).codePoints().forEach(point -> {
            if (point < 128 && !Character.isLetterOrDigit(point) && " .,;:/()-+'=".indexOf(point) < 0) {
                out.append("&#").append(point).append(';');
            } else {
                out.appendCodePoint(point);
            }
        });
        return out.toString();
    }

    private static String code(String text) {
        return "<code>" + plain(text) + "</code>";
    }

    private static String line(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
