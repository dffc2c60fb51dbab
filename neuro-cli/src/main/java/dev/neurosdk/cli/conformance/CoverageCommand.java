package dev.neurosdk.cli.conformance;

import static java.util.stream.Collectors.joining;

import dev.neurosdk.cli.option.ColorOption;
import dev.neurosdk.cli.terminal.Paint;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.testkit.conformance.report.Coverage;
import dev.neurosdk.testkit.conformance.report.RunReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code neuro coverage}. Confined to one thread. */
@Command(
        name = "coverage",
        description = "Tells which clauses a run has touched: clause, cases, verdicts, and what nobody has verified.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeOnInvalidInput = LintCommand.USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:told", "64:the command line is wrong, or the file is no whole report"})
public final class CoverageCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "a report (report.json)")
    private Path file = Path.of("");

    @Option(names = "--unverified", description = "only the clauses that no case has reached")
    private boolean unverified;

    @Mixin
    private ColorOption color = new ColorOption();

    /**
     * A command that prints to a terminal.
     *
     * @param terminal the terminal
     */
    public CoverageCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RunReport report = ReportMergeCommand.read(file);
        Style style = color.style(terminal);
        Coverage coverage = Coverage.of(report);
        terminal.out()
                .println(style.paint(Paint.BOLD, report.run().testee()) + "   edition "
                        + report.run().edition());
        coverage.clauses().stream()
                .filter(covered -> !unverified || covered.state() == Coverage.State.UNVERIFIED)
                .forEach(covered -> clause(covered, style));
        List<String> open = coverage.unverified();
        terminal.out()
                .println(" " + coverage.clauses().size() + " clauses: "
                        + count(coverage, Coverage.State.VERIFIED) + " verified · "
                        + count(coverage, Coverage.State.BROKEN) + " broken · " + open.size() + " unverified");
        return 0;
    }

    private static long count(Coverage coverage, Coverage.State state) {
        return coverage.clauses().stream()
                .filter(covered -> covered.state() == state)
                .count();
    }

    private void clause(Coverage.Covered covered, Style style) {
        Paint paint = switch (covered.state()) {
            case BROKEN -> Paint.RED;
            case VERIFIED -> Paint.GREEN;
            case UNVERIFIED -> Paint.YELLOW;
        };
        String state = covered.state().name().toLowerCase(Locale.ROOT);
        terminal.out()
                .println(" " + style.paint(Paint.BOLD, String.format(Locale.ROOT, "%-10s", covered.clause()))
                        + style.paint(paint, String.format(Locale.ROOT, "%-11s", state)) + covered.summary());
        terminal.out()
                .println("            "
                        + style.paint(
                                Paint.DIM,
                                covered.cases().stream()
                                        .map(CoverageCommand::words)
                                        .collect(joining(" · "))));
    }

    private static String words(Coverage.Judged judged) {
        return judged.id() + " "
                + (judged.verdict() == null ? "not run" : judged.verdict().words());
    }
}
