package dev.neurosdk.testkit.conformance.report;

import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.judge.Evidence;
import java.util.List;

/** Reports as workflow commands, which GitHub shows as annotations of a run. */
public final class GithubAnnotations {

    private static final int LONGEST = 500;

    private GithubAnnotations() {}

    /**
     * Writes a command for each case that counts, in the order of the report.
     *
     * @param report the report
     * @param failOn the weakest level that is an error; what is lighter is a warning or a notice
     * @return the commands, one a line
     */
    public static List<String> of(RunReport report, FailOn failOn) {
        return report.cases().stream()
                .filter(reported -> reported.verdict().compareTo(Verdict.INFO) > 0
                        || reported.baseline() == BaselineState.STALE
                        || failOn.counts(reported))
                .map(reported -> command(report.run(), reported, failOn))
                .toList();
    }

    private static String command(RunReport.Run run, ReportedCase reported, FailOn failOn) {
        String title = reported.id() + " " + reported.asked().title();
        String message = (reported.baseline() == BaselineState.NONE
                        ? ""
                        : reported.baseline().words() + ": ")
                + cut(reported.decisive()
                        .map(Evidence::message)
                        .orElse(reported.verdict().words()))
                + "\n" + reported.asked().level() + " "
                + String.join(" ", reported.asked().clauses())
                + "\nagain: " + run.again(reported.id());
        return "::" + severity(reported, failOn) + " title=" + property(title) + "::" + data(message);
    }

    private static String severity(ReportedCase reported, FailOn failOn) {
        boolean known =
                reported.baseline() == BaselineState.KNOWN_FAILING || reported.baseline() == BaselineState.KNOWN_FLAKY;
        boolean error = failOn.counts(reported)
                || reported.baseline() == BaselineState.STALE
                || reported.verdict() == Verdict.HARNESS_ERROR;
        if (error && !known) {
            return "error";
        }
        return known || reported.verdict() == Verdict.ADVISE ? "notice" : "warning";
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    /** What would end a command, or begin another, is spelled out. */
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
