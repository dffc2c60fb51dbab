package dev.neurosdk.cli.conformance;

import dev.neurosdk.cli.terminal.ColorMode;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.testkit.conformance.judge.CaseResult;
import dev.neurosdk.testkit.recording.LogEntry;
import java.util.List;
import picocli.CommandLine.Option;

/** How verdicts are told, and which of them count. Confined to one thread. */
final class ReportOptions {

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            defaultValue = "must",
            description =
                    "the weakest level that makes it exit with 1: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Weakest failOn = Weakest.MUST;

    @Option(
            names = {"-v", "--verbose"},
            description = "also what passed, was only noted, or was never reached")
    private boolean verbose;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "when to use colours: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private ColorMode color = ColorMode.AUTO;

    Style style(Terminal terminal) {
        return terminal.style(color);
    }

    /** Prints the results; says whether a rule of a level that counts was broken. */
    boolean print(Terminal terminal, List<LogEntry> log, List<CaseResult> results) {
        new CaseReport(style(terminal), terminal.columns(), verbose)
                .lines(log, results)
                .forEach(terminal.out()::println);
        return failOn.isBrokenBy(results);
    }
}
