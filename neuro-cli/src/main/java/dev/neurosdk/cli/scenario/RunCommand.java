package dev.neurosdk.cli.scenario;

import dev.neurosdk.cli.option.ColorOption;
import dev.neurosdk.cli.option.ListenAddress;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.cli.testee.ConsolePerson;
import dev.neurosdk.cli.testee.QuitException;
import dev.neurosdk.cli.testee.TesteeProcess;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.LogHead;
import dev.neurosdk.testkit.recording.LogWriter;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.scenario.Hooks;
import dev.neurosdk.testkit.scenario.Person;
import dev.neurosdk.testkit.scenario.Role;
import dev.neurosdk.testkit.scenario.Scenario;
import dev.neurosdk.testkit.scenario.ScenarioResult;
import dev.neurosdk.testkit.scenario.ScenarioRunner;
import dev.neurosdk.testkit.time.Timeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code neuro scenario run}. Confined to one thread. */
@Command(
        name = "run",
        description = "Runs scenario files against a server, or against a game that connects.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeOnInvalidInput = RunCommand.USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every scenario passed, or was not reached while another passed",
            "1:one failed, or none was reached",
            "2:the command line is wrong, or a file is no scenario",
            "3:the peer was not there",
            "130:interrupted"
        })
final class RunCommand implements Callable<Integer> {

    static final int USAGE = 2;
    private static final int FAILED = 1;
    private static final int UNREACHABLE = 3;
    private static final int INTERRUPTED = 130;

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "the scenarios")
    private List<Path> files = List.of();

    @Option(
            names = "--server",
            paramLabel = "URI",
            description = "the server that scenarios play games against, such as ws://127.0.0.1:8000")
    private @Nullable URI server;

    @Option(
            names = "--listen",
            paramLabel = "[HOST:]PORT",
            converter = ListenAddress.Converter.class,
            description = "where scenarios that play the server wait for the game, such as 8000")
    private @Nullable ListenAddress listen;

    @Option(
            names = "--cmd",
            paramLabel = "COMMAND",
            description =
                    "starts the game, once for each scenario that plays the server; NEURO_SDK_WS_URL is the address")
    private @Nullable String game;

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private ColorOption color = new ColorOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        ScenarioFiles.Readings readings = ScenarioFiles.read(files, terminal);
        if (readings.bad() > 0) {
            return USAGE;
        }
        requirePeers(readings.good());
        List<Run> runs = recorded(readings.good());
        report(runs);
        return runs.size() < readings.good().size() ? INTERRUPTED : exitCode(runs);
    }

    private void requirePeers(List<ScenarioFiles.Reading> readings) {
        for (ScenarioFiles.Reading reading : readings) {
            boolean plays = reading.scenario().role() == Role.GAME;
            if (plays
                    && (server == null
                            || !String.valueOf(server.getScheme()).matches("wss?")
                            || server.getHost() == null)) {
                throw usage(reading.file()
                        + " plays a game: expected --server with an address like ws://127.0.0.1:8000, was "
                        + (server == null ? "none" : server));
            }
            if (!plays && listen == null && game == null) {
                throw usage(reading.file() + " plays the server: expected --listen or --cmd, was neither");
            }
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private List<Run> recorded(List<ScenarioFiles.Reading> readings) throws IOException {
        Path file = options.record();
        if (file == null) {
            return all(readings, Recorder.none());
        }
        boolean plays = readings.get(0).scenario().role() == Role.GAME;
        LogHead head = LogHead.of(plays ? LogHead.Role.GAME : LogHead.Role.NEURO, options.edition(), Instant.now())
                .withSeed(options.seed());
        try (LogWriter log = LogWriter.create(file, head, Timeline.real())) {
            return all(readings, log);
        }
    }

    private List<Run> all(List<ScenarioFiles.Reading> readings, Recorder recorder) throws IOException {
        List<Run> runs = new ArrayList<>();
        Style style = color.style(terminal);
        TextReport report = new TextReport(style, terminal.columns());
        Person person = terminal.keyboard() ? new ConsolePerson(terminal, style) : Person.nobody();
        int connection = 1;
        for (ScenarioFiles.Reading reading : readings) {
            ScenarioResult result;
            try {
                result = run(reading.scenario(), runner(person, recorder, connection));
            } catch (QuitException e) {
                break;
            }
            connection = Math.max(connection, 1 + lastConnection(result));
            Run run = new Run(reading.file(), result, options.strict());
            runs.add(run);
            if (options.format() == RunOptions.Format.TEXT) {
                report.lines(run).forEach(terminal.out()::println);
            }
        }
        return runs;
    }

    private static int lastConnection(ScenarioResult result) {
        return result.entries().stream().mapToInt(LogEntry::connection).max().orElse(0);
    }

    private ScenarioRunner runner(Person person, Recorder recorder, int connection) {
        ListenAddress usual = new ListenAddress(ListenAddress.LOOPBACK, game == null ? ListenAddress.USUAL_PORT : 0);
        ListenAddress address = listen == null ? usual : listen;
        return ScenarioRunner.builder()
                .edition(options.edition())
                .seed(options.seed())
                .timeout(options.timeout())
                .connectWithin(options.connectTimeout())
                .recorder(recorder, connection)
                .person(person)
                .hooks(options.hooks() ? Hooks.commands() : Hooks.none())
                .listen(address.host(), address.port())
                .build();
    }

    private ScenarioResult run(Scenario scenario, ScenarioRunner runner) throws IOException {
        if (scenario.role() == Role.GAME && server != null) {
            return runner.againstServer(scenario, server);
        }
        if (game == null) {
            return runner.againstGame(scenario, address -> terminal.err().println("waiting for a game at " + address));
        }
        try (TesteeProcess process = TesteeProcess.ofShell(game, terminal)) {
            return runner.againstGame(scenario, address -> start(process, address));
        }
    }

    private static void start(TesteeProcess process, URI address) {
        try {
            process.start(address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void report(List<Run> runs) {
        switch (options.format()) {
            case TEXT ->
                terminal.out()
                        .println(new TextReport(color.style(terminal), terminal.columns()).summary(runs, options));
            case JSON -> terminal.out().println(JsonReport.of(runs, options));
            case JUNIT -> terminal.out().print(JunitReport.of(runs, options));
        }
    }

    private static int exitCode(List<Run> runs) {
        if (runs.stream().anyMatch(run -> run.state() == Run.State.FAILED)) {
            return FAILED;
        }
        if (runs.stream().anyMatch(run -> run.state() == Run.State.UNREACHABLE)) {
            return UNREACHABLE;
        }
        return runs.stream().anyMatch(run -> run.state() == Run.State.PASSED) ? 0 : FAILED;
    }
}
