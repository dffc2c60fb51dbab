package dev.neurosdk.benchmarks.bench;

import dev.neurosdk.benchmarks.baseline.CannedServer;
import dev.neurosdk.benchmarks.bench.load.Measure;
import dev.neurosdk.benchmarks.bench.result.Report;
import dev.neurosdk.benchmarks.bench.result.Series;
import dev.neurosdk.benchmarks.bench.start.ColdStart;
import dev.neurosdk.benchmarks.bench.view.StartTable;
import dev.neurosdk.cli.Main;
import dev.neurosdk.cli.option.UsageProblem;
import dev.neurosdk.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code neuro bench start}. Confined to one thread. */
@Command(
        name = "start",
        description = {
            "Measures how long neuro serve takes from the start of its process until it says where it listens, with and",
            "without an archive of its classes, in turns with bare Jetty. Writes a table, and JSON for 'neuro bench compare'."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:measured", "1:something did not start", "2:the command line is wrong"})
final class StartCommand implements Callable<Integer> {

    private static final String BASELINE = "jetty";
    private static final double NANOS_IN_MILLI = 1e6;

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "20", description = "how often each is started")
    private int rounds;

    @Option(
            names = "--out",
            paramLabel = "DIRECTORY",
            defaultValue = "target/bench",
            description = "where start.json goes; replaced when it exists")
    private Path directory = Path.of("");

    StartCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What is started, and how long that took each time. */
    private record Contestant(
            String scenario, String about, String server, ColdStart start, List<Map<String, Double>> rounds) {

        void run() throws IOException {
            rounds.add(Map.of(Measure.START.title(), start.once().toNanos() / NANOS_IN_MILLI));
        }

        Series series() {
            return new Series(scenario, about, "start", server, rounds, Map.of(), List.of(), List.of(), null);
        }
    }

    @Override
    public Integer call() throws IOException {
        if (rounds < 1) {
            throw new UsageProblem("--rounds: expected at least 1, was " + rounds);
        }
        Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Files.createDirectories(directory);
        Path archives = Files.createTempDirectory(directory, "archives");
        try {
            List<Contestant> contestants = contestants(archives);
            takeTurns(contestants);
            write(report(began, contestants));
        } finally {
            remove(archives);
        }
        return 0;
    }

    private List<Contestant> contestants(Path archives) throws IOException {
        List<String> serve = List.of(Main.class.getName(), "serve", "--port", "0");
        List<String> demo = List.of(Main.class.getName(), "serve", "--demo", "--port", "0");
        List<String> canned = List.of(CannedServer.class.getName());
        ColdStart neuro = ColdStart.of(serve);
        ColdStart jetty = ColdStart.of(canned);
        List<Contestant> all = new ArrayList<>();
        String without = "a cold JVM with what the JDK brings, until the server says where it listens";
        all.add(new Contestant("start", without, "neuro", neuro, new ArrayList<>()));
        all.add(new Contestant("start", without, BASELINE, jetty, new ArrayList<>()));
        try {
            ColdStart archivedNeuro = neuro.archived(archives.resolve("neuro.jsa"), demo);
            ColdStart archivedJetty = jetty.archived(archives.resolve("jetty.jsa"), canned);
            String with = "the same with an archive of the program's classes";
            all.add(new Contestant("start-archived", with, "neuro", archivedNeuro, new ArrayList<>()));
            all.add(new Contestant("start-archived", with, BASELINE, archivedJetty, new ArrayList<>()));
        } catch (IOException e) {
            terminal.err().println("measured without archives: " + e.getMessage());
        }
        return all;
    }

    /** Each round another one first, after one round that doesn't count: files are read from memory then. */
    private void takeTurns(List<Contestant> contestants) throws IOException {
        Progress progress = new Progress(terminal);
        for (Contestant contestant : contestants) {
            progress.next("warming up, " + contestant.server());
            contestant.start().once();
        }
        for (int round = 0; round < rounds; round++) {
            progress.next("round " + (round + 1) + " of " + rounds);
            for (int turn = 0; turn < contestants.size(); turn++) {
                contestants.get((round + turn) % contestants.size()).run();
            }
        }
        progress.end();
    }

    private Report report(Instant began, List<Contestant> contestants) {
        Map<String, String> subjects = new LinkedHashMap<>();
        subjects.put("neuro", "neuro serve --port 0");
        subjects.put(BASELINE, "bare Jetty that answers a force with a canned frame");
        return new Report(
                Report.SCHEMA,
                began.toString(),
                Machine.described(),
                Machine.java(),
                "neuro "
                        + String.join(
                                " ", spec.root().commandLine().getParseResult().originalArgs()),
                true,
                BASELINE,
                subjects,
                contestants.stream().map(Contestant::series).toList());
    }

    private void write(Report report) throws IOException {
        terminal.out().print(StartTable.of(report));
        Path json = directory.resolve("start.json");
        Files.writeString(json, report.json());
        terminal.out().println("wrote " + json);
        terminal.out().flush();
    }

    private static void remove(Path archives) throws IOException {
        for (String name : List.of("neuro.jsa", "jetty.jsa")) {
            Files.deleteIfExists(archives.resolve(name));
        }
        Files.delete(archives);
    }
}
