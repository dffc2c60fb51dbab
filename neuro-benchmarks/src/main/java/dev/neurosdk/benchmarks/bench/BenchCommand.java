package dev.neurosdk.benchmarks.bench;

import dev.neurosdk.benchmarks.bench.load.Crew;
import dev.neurosdk.benchmarks.bench.load.Pace;
import dev.neurosdk.benchmarks.bench.load.Scenario;
import dev.neurosdk.benchmarks.bench.load.Scenarios;
import dev.neurosdk.benchmarks.bench.server.OwnServers;
import dev.neurosdk.benchmarks.bench.server.Pinning;
import dev.neurosdk.benchmarks.bench.server.Subject;
import dev.neurosdk.benchmarks.wire.Address;
import dev.neurosdk.cli.option.DurationConverter;
import dev.neurosdk.cli.option.UsageProblem;
import dev.neurosdk.cli.terminal.Terminal;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code neuro bench}. Confined to one thread. */
@Command(
        name = "bench",
        description = {
            "Measures how fast servers are: round trips, floods and storms, idle games, a slow reader, mixed play.",
            "Writes a table, and JSON, histograms and a page of HTML into a directory."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:measured",
            "1:something happened that should not have, or it could not be measured",
            "2:the command line is wrong",
            "130:interrupted; what there was is written"
        })
public final class BenchCommand implements Callable<Integer> {

    private static final int LEAD_IN = 5;

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..*",
            paramLabel = "[NAME=]URI",
            showDefaultValue = CommandLine.Help.Visibility.NEVER,
            description = "servers that are running, such as ws://127.0.0.1:8000 or peer=ws://127.0.0.1:8001/game")
    private List<String> servers = List.of();

    @Option(
            names = "--self",
            description =
                    "start the full server and its two baselines, each in a process of its own: neuro; jetty, which"
                            + " answers with a canned frame; naive, without any check")
    private boolean self;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "SCENARIO",
            showDefaultValue = CommandLine.Help.Visibility.NEVER,
            description = "only these scenarios (default: all, see --list)")
    private List<String> only = List.of();

    @Option(names = "--list", description = "say what scenarios there are, and end")
    private boolean list;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "how many rounds; 5 for a verdict")
    private int rounds;

    @Option(
            names = "--time",
            paramLabel = "TIME",
            defaultValue = "5s",
            converter = DurationConverter.class,
            description = "how long a round counts")
    private Duration time = Duration.ZERO;

    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = DurationConverter.class,
            description = "how long a server plays each scenario before the first round")
    private Duration warmUp = Duration.ZERO;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = DurationConverter.class,
            description = "how long a server may take to answer before it is given up")
    private Duration patience = Duration.ZERO;

    @Option(
            names = "--games",
            split = ",",
            paramLabel = "N",
            defaultValue = "1,10,100,1000",
            description = "with how many games forces are measured")
    private List<Integer> games = List.of();

    @Option(
            names = "--paced-games",
            paramLabel = "N",
            defaultValue = "100",
            description = "with how many games forces are measured at a fixed rate")
    private int pacedGames;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "2000", description = "how many forces a second, then")
    private double rate;

    @Option(names = "--idle", paramLabel = "N", defaultValue = "10000", description = "how many games sit there")
    private int idle;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "how many threads of the generator play; one is enough for two processors")
    private int threads;

    @Option(
            names = "--pin",
            arity = "0..1",
            paramLabel = "SERVERS:GENERATOR",
            fallbackValue = "",
            description =
                    "keep servers of --self and the generator on processors of their own, such as 0:1; half of them"
                            + " each when none are named; needs taskset")
    private @Nullable String pin;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "1g",
            description = "the largest heap of each server of --self, as for -Xmx")
    private String heap = "";

    @Option(
            names = "--serve-option",
            paramLabel = "OPTION",
            showDefaultValue = CommandLine.Help.Visibility.NEVER,
            description = "an option more for neuro serve of --self, such as --decider=first; may be repeated")
    private List<String> serveOptions = List.of();

    @Option(
            names = "--baseline",
            paramLabel = "NAME",
            description = "the server that ratios are to (default: jetty with --self, otherwise the first)")
    private @Nullable String baseline;

    @Option(
            names = "--out",
            paramLabel = "DIRECTORY",
            defaultValue = "target/bench",
            description = "where bench.json, bench.hlog and bench.html go; replaced when they exist")
    private Path directory = Path.of("");

    BenchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Scenario> scenarios = checked(() -> new Scenarios(games, idle, pacedGames, rate).named(only));
        if (list) {
            scenarios.forEach(one -> terminal.out().printf("%-12s %s%n", one.name(), one.about()));
            return 0;
        }
        if (!self && servers.isEmpty()) {
            throw new UsageProblem("expected --self or the address of a server, was neither");
        }
        if (rounds < 1 || threads < 1) {
            throw new UsageProblem("expected at least 1 round and 1 thread, was " + rounds + " and " + threads);
        }
        Pace pace = checked(() -> new Pace(time.dividedBy(LEAD_IN), time, patience));
        Machine.requireFiles(
                scenarios.stream().mapToInt(Scenario::connections).max().orElse(0));
        List<String> prefix = pinned();
        List<Subject> subjects = new ArrayList<>();
        for (String server : servers) {
            subjects.add(subject(server));
        }
        try (OwnServers own = self ? OwnServers.start(heap, prefix, serveOptions) : OwnServers.none();
                Crew crew = Crew.of(threads)) {
            subjects.addAll(0, own.subjects());
            checked(() -> requireNames(subjects));
            return measure(scenarios, subjects, crew, pace);
        }
    }

    private int measure(List<Scenario> scenarios, List<Subject> subjects, Crew crew, Pace pace)
            throws IOException, InterruptedException {
        Results results = new Results();
        Output output = new Output(terminal, directory, "neuro " + arguments(), baseline(subjects), subjects, results);
        Interruption hook = Interruption.writing(output);
        try {
            Progress progress = new Progress(terminal);
            new Measuring(rounds, warmUp, pace, progress::next).run(scenarios, subjects, crew, results);
            progress.end();
            output.write();
        } finally {
            hook.close();
        }
        return results.isSurprising() ? 1 : 0;
    }

    private String arguments() {
        return String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
    }

    private List<String> pinned() throws IOException {
        String asked = pin;
        if (asked == null) {
            return List.of();
        }
        Pinning pinning = checked(() -> Pinning.of(asked, Machine.processors()));
        pinning.pinThisProcess();
        return pinning.prefix();
    }

    /** {@code NAME=URI}, or a URI alone, which is its own name. */
    private static Subject subject(String text) throws IOException {
        int equals = text.indexOf('=');
        boolean named = equals > 0 && equals < text.indexOf(':');
        String uri = named ? text.substring(equals + 1) : text;
        String name = named ? text.substring(0, equals) : text.replaceAll("[,\\s]", "_");
        try {
            return new Subject(name, uri, Address.of(new URI(uri)), null);
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new UsageProblem("expected [NAME=]ws://HOST:PORT/PATH, was " + text);
        }
    }

    private static boolean requireNames(List<Subject> subjects) {
        if (subjects.stream().map(Subject::name).distinct().count() < subjects.size()) {
            throw new IllegalArgumentException("expected a name of its own for each server, was one for two");
        }
        return true;
    }

    private String baseline(List<Subject> subjects) {
        String name = baseline != null
                ? baseline
                : self ? OwnServers.LIMIT : subjects.get(0).name();
        if (subjects.stream().noneMatch(subject -> subject.name().equals(name))) {
            throw new UsageProblem("--baseline: expected the name of a server, was " + name);
        }
        return name;
    }

    private static <T> T checked(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new UsageProblem(String.valueOf(e.getMessage()));
        }
    }
}
