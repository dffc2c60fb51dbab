package dev.neurosdk.benchmarks.bench;

import dev.neurosdk.benchmarks.bench.result.Comparison;
import dev.neurosdk.benchmarks.bench.result.Report;
import dev.neurosdk.benchmarks.bench.view.ComparisonTable;
import dev.neurosdk.cli.option.UsageProblem;
import dev.neurosdk.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code neuro bench compare}. Confined to one thread. */
@Command(
        name = "compare",
        description = {
            "Says what has changed from one report to another, beyond noise. A difference is one where the interval that",
            "holds 99 %% of what drawing the rounds again gives does not hold 1."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing has become worse, as far as can be seen",
            "1:something has become worse, or a file can't be read",
            "2:the command line is wrong, or the reports have nothing in common"
        })
final class CompareCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "BEFORE", description = "a bench.json")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "AFTER", description = "a later one")
    private Path after = Path.of("");

    @Option(
            names = "--tolerance",
            paramLabel = "SHARE",
            defaultValue = "0.03",
            description = "which difference does not matter")
    private double tolerance;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (!(tolerance >= 0)) {
            throw new UsageProblem("--tolerance: expected 0 or more, was " + tolerance);
        }
        Comparison comparison = Comparison.of(Report.read(before), Report.read(after), tolerance);
        if (comparison.lines().isEmpty()) {
            throw new UsageProblem(
                    "expected two reports with a scenario and a server in common, was " + before + " and " + after);
        }
        terminal.out().print(ComparisonTable.of(comparison));
        return comparison.hasWorse() ? 1 : 0;
    }
}
