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
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
            "Measures how fast servers are: round trips, floods and storms, idle games, a slow reader, mixed play;",
            "and broadcasts of the live stream to many viewers, which only servers of --self are asked for.",
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
                    "start our servers and their baselines, each in a process of its own: neuro; jetty, which answers"
                            + " with a canned frame; naive, without any check; and for broadcasts stream; hub-text, its"
                            + " hub with Jetty's sendText; loop, which calls sendText for each viewer")
    private boolean self;

    @Option(
            names = "--servers",
            split = ",",
            paramLabel = "NAME",
            showDefaultValue = CommandLine.Help.Visibility.NEVER,
            description = "only these of the servers of --self (default: all that the scenarios are for)")
    private List<String> own = List.of();

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
            names = "--viewers",
            split = ",",
            paramLabel = "N",
            defaultValue = "1,100,1000,5000",
            description = "to how many viewers is broadcast")
    private List<Integer> viewers = List.of();

    @Option(
            names = "--deliveries",
            paramLabel = "N",
            defaultValue = "20000",
            description = "how many messages viewers get in a second, all together, while broadcasts are timed")
    private double deliveries;

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
            description =
                    "measure neuro serve with an option, such as --decider=random, instead of the same server with a brain"
                            + " that answers at once; may be repeated")
    private List<String> serveOptions = List.of();

    @Option(
            names = "--baseline",
            paramLabel = "NAME",
            description = "the server that ratios are to (default: jetty and loop with --self, otherwise the first)")
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
        List<Scenario> scenarios =
                checked(() -> new Scenarios(games, idle, pacedGames, rate, viewers, deliveries).named(only));
        if (list) {
            scenarios.forEach(this::list);
            return 0;
        }
        if (!self && servers.isEmpty()) {
            throw new UsageProblem("expected --self or the address of a server, was neither");
        }
        if (!self) {
            scenarios = playing(scenarios);
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
        Known.require(
                "--servers",
                own,
                Stream.concat(OwnServers.PLAYING.stream(), OwnServers.BROADCASTING.stream())
                        .toList());
        try (OwnServers started = new OwnServers(own, heap, prefix);
                Crew crew = Crew.of(threads)) {
            if (self) {
                start(started, scenarios);
            }
            subjects.addAll(0, started.subjects());
            if (subjects.isEmpty()) {
                throw new UsageProblem(
                        "--servers: expected one that the scenarios are for, was " + String.join(",", own));
            }
            checked(() -> requireNames(subjects));
            return measure(scenarios, subjects, crew, pace);
        }
    }

    private void list(Scenario one) {
        List<String> against = one.broadcasts() ? OwnServers.BROADCASTING : OwnServers.PLAYING;
        terminal.out().printf("%-15s %-24s %s%n", one.name(), String.join(", ", against), one.about());
    }

    /** What a server can be asked that was not started here; refuses when broadcasts were asked for by name. */
    private List<Scenario> playing(List<Scenario> scenarios) {
        List<Scenario> playing =
                scenarios.stream().filter(one -> !one.broadcasts()).toList();
        if (!only.isEmpty() && playing.size() < scenarios.size()) {
            throw new UsageProblem(
                    "expected --self for broadcasts: messages are published on a server's standard input");
        }
        return playing;
    }

    private void start(OwnServers servers, List<Scenario> scenarios) throws IOException {
        if (!scenarios.stream().allMatch(Scenario::broadcasts)) {
            servers.startPlaying(serveOptions);
        }
        if (scenarios.stream().anyMatch(Scenario::broadcasts)) {
            servers.startBroadcasting();
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
            return Subject.running(name, uri, Address.of(new URI(uri)));
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

    /** One for each kind of server that there is. */
    private String baseline(List<Subject> subjects) {
        if (baseline != null
                && subjects.stream().noneMatch(subject -> subject.name().equals(baseline))) {
            throw new UsageProblem("--baseline: expected the name of a server, was " + baseline);
        }
        return subjects.stream()
                .collect(Collectors.partitioningBy(
                        Subject::broadcasts, Collectors.mapping(Subject::name, Collectors.toList())))
                .values()
                .stream()
                .filter(names -> !names.isEmpty())
                .map(this::baselineOf)
                .collect(Collectors.joining(", "));
    }

    private String baselineOf(List<String> names) {
        if (baseline != null && names.contains(baseline)) {
            return baseline;
        }
        return names.stream()
                .filter(name -> self && OwnServers.BASELINES.contains(name))
                .findFirst()
                .orElse(names.get(0));
    }

    private static <T> T checked(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new UsageProblem(String.valueOf(e.getMessage()));
        }
    }
}
