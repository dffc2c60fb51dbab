package dev.neurosdk.benchmarks.bench;

import dev.neurosdk.benchmarks.bench.result.Report;
import dev.neurosdk.benchmarks.bench.server.Subject;
import dev.neurosdk.benchmarks.bench.view.HistogramFile;
import dev.neurosdk.benchmarks.bench.view.HtmlPage;
import dev.neurosdk.benchmarks.bench.view.ResultTable;
import dev.neurosdk.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Shows and writes what has been measured, once. Thread-safe. */
final class Output {

    private final Terminal terminal;
    private final Path directory;
    private final String commandLine;
    private final String baseline;
    private final List<Subject> subjects;
    private final Results results;
    private final Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private boolean written;

    Output(
            Terminal terminal,
            Path directory,
            String commandLine,
            String baseline,
            List<Subject> subjects,
            Results results) {
        this.terminal = terminal;
        this.directory = directory;
        this.commandLine = commandLine;
        this.baseline = baseline;
        this.subjects = List.copyOf(subjects);
        this.results = results;
    }

    /** Nothing that is measured later counts. */
    synchronized void write() throws IOException {
        results.close();
        if (written || results.isEmpty()) {
            return;
        }
        written = true;
        Report report = results.report(began.toString(), commandLine, baseline, subjects);
        terminal.out().print(ResultTable.of(report));
        Files.createDirectories(directory);
        Path json = directory.resolve("bench.json");
        Path log = directory.resolve("bench.hlog");
        Path page = directory.resolve("bench.html");
        Files.writeString(json, report.json());
        HistogramFile.write(results.histograms(), began.toEpochMilli(), log);
        Files.writeString(page, HtmlPage.of(report));
        terminal.out().println("wrote " + json + ", " + log + " and " + page);
        terminal.out().flush();
    }
}
