package dev.neurosdk.testkit.conformance.report;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.judge.Course.Attempt;
import dev.neurosdk.testkit.conformance.judge.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reports as the XML that build servers read: one suite for each area, one case for each case. */
public final class JunitReport {

    private JunitReport() {}

    /** What build servers know. */
    private enum Kind {
        PASSED,
        SKIPPED,
        FAILURE,
        ERROR
    }

    /**
     * Writes reports.
     *
     * @param reports the reports
     * @param failOn the weakest level that is a failure
     * @return an XML document
     */
    public static String of(List<RunReport> reports, FailOn failOn) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
        for (RunReport report : reports) {
            Map<String, List<ReportedCase>> areas =
                    report.cases().stream().collect(groupingBy(ReportedCase::area, LinkedHashMap::new, toList()));
            areas.forEach((area, cases) -> suite(xml, report.run(), area, cases, failOn));
        }
        return xml.append("</testsuites>\n").toString();
    }

    private static void suite(
            StringBuilder xml, RunReport.Run run, String area, List<ReportedCase> cases, FailOn failOn) {
        Map<Kind, Long> kinds = cases.stream().collect(groupingBy(reported -> kind(reported, failOn), counting()));
        xml.append(String.format(
                Locale.ROOT,
                "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\" time=\"%.3f\""
                        + " timestamp=\"%s\">%n",
                escaped(area),
                cases.size(),
                kinds.getOrDefault(Kind.FAILURE, 0L),
                kinds.getOrDefault(Kind.ERROR, 0L),
                kinds.getOrDefault(Kind.SKIPPED, 0L),
                cases.stream().mapToDouble(JunitReport::seconds).sum(),
                run.started()));
        xml.append("    <properties>\n");
        property(xml, "tool", run.tool());
        property(xml, "testee", run.testee());
        property(xml, "edition", run.edition());
        property(xml, "seed", Long.toString(run.seed()));
        xml.append("    </properties>\n");
        cases.forEach(reported -> testCase(xml, run, reported, failOn));
        xml.append("  </testsuite>\n");
    }

    private static void testCase(StringBuilder xml, RunReport.Run run, ReportedCase reported, FailOn failOn) {
        xml.append(String.format(
                Locale.ROOT,
                "    <testcase classname=\"%s\" name=\"%s\" time=\"%.3f\">%n",
                escaped(reported.area().replace('-', '.')),
                escaped(reported.id() + " " + reported.asked().title()),
                seconds(reported)));
        xml.append("      <properties>\n");
        property(xml, "clauses", String.join(" ", reported.asked().clauses()));
        property(xml, "level", reported.asked().level().name());
        property(xml, "verdict", reported.verdict().words());
        property(xml, "connection", reported.course().ending().how().words());
        property(
                xml, "log", reported.decisive().map(seen -> "#" + seen.number()).orElse(""));
        xml.append("      </properties>\n");
        body(xml, run, reported, failOn);
        xml.append("    </testcase>\n");
    }

    private static void body(StringBuilder xml, RunReport.Run run, ReportedCase reported, FailOn failOn) {
        String message = escaped(message(reported));
        String text = escaped(text(run, reported));
        switch (kind(reported, failOn)) {
            case FAILURE ->
                xml.append("      <failure type=\"")
                        .append(reported.asked().level())
                        .append("\" message=\"")
                        .append(message)
                        .append("\">")
                        .append(text)
                        .append("</failure>\n");
            case ERROR ->
                xml.append("      <error type=\"")
                        .append(escaped(reported.verdict().words()))
                        .append("\" message=\"")
                        .append(message)
                        .append("\">")
                        .append(text)
                        .append("</error>\n");
            case SKIPPED ->
                xml.append("      <skipped message=\"").append(message).append("\"/>\n");
            case PASSED -> {
                if (reported.verdict() != Verdict.PASS
                        || !reported.course().notes().isEmpty()) {
                    xml.append("      <system-out>").append(text).append("</system-out>\n");
                }
            }
        }
    }

    private static Kind kind(ReportedCase reported, FailOn failOn) {
        if (reported.baseline() == BaselineState.STALE) {
            return Kind.FAILURE;
        }
        boolean known = reported.baseline() != BaselineState.NONE;
        if (failOn.counts(reported)) {
            return known ? Kind.SKIPPED : Kind.FAILURE;
        }
        return switch (reported.verdict()) {
            case HARNESS_ERROR -> Kind.ERROR;
            case INCONCLUSIVE -> known ? Kind.SKIPPED : Kind.ERROR;
            case NOT_APPLICABLE, NOT_REACHED, NOT_TESTABLE -> Kind.SKIPPED;
            case PASS, INFO, ADVISE, WARN, FAIL -> Kind.PASSED;
        };
    }

    private static String message(ReportedCase reported) {
        String said = reported.decisive()
                .map(Evidence::message)
                .orElse(reported.verdict().words());
        return switch (reported.baseline()) {
            case NONE -> said;
            case KNOWN_FAILING -> "known failure: " + said;
            case KNOWN_FLAKY -> "known to be flaky: " + said;
            case STALE -> "the baseline is stale: the case passes now, remove its entry";
        };
    }

    private static String text(RunReport.Run run, ReportedCase reported) {
        String rule = reported.asked().clauses().stream()
                .map(clause -> Citation.of(clause).toString())
                .collect(joining("\n"));
        String evidence = reported.evidence().stream()
                .map(seen -> seen.verdict().words() + (seen.number() == 0 ? "" : " #" + seen.number()) + ": "
                        + seen.message())
                .collect(joining("\n"));
        String notes = String.join("\n", reported.course().notes());
        return String.join("\n", List.of(rule, evidence, notes, "again: " + run.again(reported.id())))
                .replaceAll("\n{2,}", "\n");
    }

    private static double seconds(ReportedCase reported) {
        return reported.course().attempts().stream().mapToLong(Attempt::nanos).sum() / 1e9;
    }

    private static void property(StringBuilder xml, String name, String value) {
        xml.append("      <property name=\"")
                .append(name)
                .append("\" value=\"")
                .append(escaped(value))
                .append("\"/>\n");
    }

    /** For XML 1.0, which has no word at all for most control characters. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(isXml(point) ? point : 0xfffd);
            }
        });
        return out.toString();
    }

    private static boolean isXml(int point) {
        return point == '\n'
                || point == '\t'
                || (point >= ' ' && point <= 0xd7ff)
                || (point >= 0xe000 && point <= 0xfffd)
                || point >= 0x10000;
    }
}
