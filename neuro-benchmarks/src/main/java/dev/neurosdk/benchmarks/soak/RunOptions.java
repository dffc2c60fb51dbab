package dev.neurosdk.benchmarks.soak;

import dev.neurosdk.benchmarks.soak.load.Tally;
import dev.neurosdk.benchmarks.soak.record.Finding;
import dev.neurosdk.benchmarks.soak.record.Plot;
import dev.neurosdk.benchmarks.soak.record.Recording;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What all modes have in common. Confined to one thread. */
final class RunOptions {

    @Spec(Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "1g",
            description = "the server's largest heap, as for -Xmx")
    private String heap = "";

    @Option(
            names = "--out",
            paramLabel = "DIRECTORY",
            defaultValue = "target/soak",
            description = "where to write the samples (CSV) and the plot (SVG)")
    private Path directory = Path.of("");

    RunOptions() {}

    String heap() {
        return heap;
    }

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    void write(Recording recording, String name, String title) throws IOException {
        Files.createDirectories(directory);
        Path csv = directory.resolve(name + ".csv");
        Path svg = directory.resolve(name + ".svg");
        recording.writeCsv(csv);
        Plot.write(title, recording.samples(), svg);
        out().println("wrote " + csv + " and " + svg);
    }

    /** Prints everything found, and gives the exit code. */
    int conclude(Tally tally, List<Finding> findings) {
        out().print(tally);
        findings.forEach(out()::println);
        boolean good = tally.surprises() == 0 && findings.stream().allMatch(Finding::flat);
        out().println(good ? "flat" : "NOT flat");
        out().flush();
        return good ? 0 : 1;
    }
}
