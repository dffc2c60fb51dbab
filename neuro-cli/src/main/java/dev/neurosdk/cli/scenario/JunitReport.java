package dev.neurosdk.cli.scenario;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Results as the XML that build servers read: one suite, one case for each run. */
final class JunitReport {

    private JunitReport() {}

    static String of(List<Run> runs, RunOptions options) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + String.format(
                        Locale.ROOT,
                        "<testsuite name=\"neuro scenario\" tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\""
                                + " time=\"%.3f\">%n",
                        runs.size(),
                        count(runs, Run.State.FAILED),
                        count(runs, Run.State.UNREACHABLE),
                        count(runs, Run.State.NOT_REACHED),
                        runs.stream()
                                        .mapToLong(run -> run.result().took().toMillis())
                                        .sum()
                                / 1e3)
                + "  <properties>\n"
                + "    <property name=\"edition\" value=\""
                + escaped(options.edition().id()) + "\"/>\n"
                + "    <property name=\"seed\" value=\"" + options.seed() + "\"/>\n"
                + "  </properties>\n"
                + runs.stream().map(JunitReport::testCase).collect(Collectors.joining())
                + "</testsuite>\n";
    }

    private static long count(List<Run> runs, Run.State state) {
        return runs.stream().filter(run -> run.state() == state).count();
    }

    private static String testCase(Run run) {
        return String.format(
                        Locale.ROOT,
                        "  <testcase classname=\"%s\" name=\"%s\" time=\"%.3f\">%n",
                        escaped(run.file().toString()),
                        escaped(run.result().scenario().name()),
                        run.result().took().toMillis() / 1e3)
                + body(run)
                + "  </testcase>\n";
    }

    private static String body(Run run) {
        String text = escaped(run.result().toString());
        String first = text.lines().skip(1).findFirst().orElse(text).strip();
        String findings = run.result().findings().stream()
                .map(finding -> escaped(finding.violation().toString()))
                .collect(Collectors.joining("\n"));
        String out = findings.isEmpty() ? "" : "    <system-out>" + findings + "</system-out>\n";
        return switch (run.state()) {
            case PASSED -> out;
            case FAILED -> "    <failure message=\"" + first + "\">" + text + "</failure>\n" + out;
            case UNREACHABLE -> "    <error message=\"" + first + "\"/>\n" + out;
            case NOT_REACHED -> "    <skipped message=\"" + first + "\"/>\n" + out;
        };
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
