package dev.neurosdk.benchmarks.bench;

import dev.neurosdk.benchmarks.bench.result.Contest;
import dev.neurosdk.benchmarks.bench.result.Report;
import dev.neurosdk.benchmarks.bench.view.LatenciesImage;
import dev.neurosdk.benchmarks.bench.view.RatesImage;
import dev.neurosdk.cli.option.UsageProblem;
import dev.neurosdk.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code neuro bench plot}. Confined to one thread. */
@Command(
        name = "plot",
        description = {
            "Draws reports as two images that need nothing else, for light and dark pages: rates.svg, with rates in units"
                    + " of the baseline, and latencies.svg, with the times that half and 99 %% of the operations stay"
                    + " within. Of a scenario that is in two reports, the figures of the last one count. Each keeps its"
                    + " own baseline."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:drawn",
            "1:a file can't be read or written",
            "2:the command line is wrong, or there is nothing to draw"
        })
final class PlotCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            showDefaultValue = Visibility.NEVER,
            description = "a bench.json; scenarios are drawn in the order of the files")
    private List<Path> files = List.of();

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "SCENARIO",
            showDefaultValue = Visibility.NEVER,
            description = "only these scenarios (default: all)")
    private List<String> only = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIRECTORY",
            defaultValue = "target/bench",
            description = "where the images go; replaced when they exist")
    private Path directory = Path.of("");

    PlotCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        List<Report> reports = new ArrayList<>();
        for (Path file : files) {
            reports.add(Report.read(file));
        }
        List<Contest> contests = chosen(Contest.latest(reports));
        Map<String, String> images = new LinkedHashMap<>();
        RatesImage.of(contests).ifPresent(image -> images.put("rates.svg", image));
        LatenciesImage.of(contests).ifPresent(image -> images.put("latencies.svg", image));
        if (images.isEmpty()) {
            throw new UsageProblem("expected a report with rates or latencies, was none in " + files);
        }
        contests.forEach(this::caution);
        write(images);
        return 0;
    }

    private List<Contest> chosen(List<Contest> all) {
        Known.require("--only", only, all.stream().map(Contest::scenario).toList());
        return all.stream()
                .filter(contest -> only.isEmpty() || only.contains(contest.scenario()))
                .toList();
    }

    /** What an image doesn't show. */
    private void caution(Contest contest) {
        if (!contest.report().whole()) {
            terminal.err().println("caution: " + contest.scenario() + " is of a run that was interrupted");
        }
        contest.series().stream()
                .filter(series -> !series.surprises().isEmpty())
                .forEach(series -> terminal.err()
                        .println("caution: " + series.subject() + " had surprises in " + series.scenario()));
    }

    private void write(Map<String, String> images) throws IOException {
        Files.createDirectories(directory);
        List<String> written = new ArrayList<>();
        for (Map.Entry<String, String> image : images.entrySet()) {
            Path file = directory.resolve(image.getKey());
            Files.writeString(file, image.getValue());
            written.add(file.toString());
        }
        terminal.out().println("wrote " + String.join(" and ", written));
        terminal.out().flush();
    }
}
