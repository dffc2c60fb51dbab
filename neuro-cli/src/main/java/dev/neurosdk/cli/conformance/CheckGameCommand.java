package dev.neurosdk.cli.conformance;

import dev.neurosdk.cli.option.DurationConverter;
import dev.neurosdk.cli.option.EditionConverter;
import dev.neurosdk.cli.option.ListenAddress;
import dev.neurosdk.cli.terminal.Paint;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.cli.testee.ConsolePerson;
import dev.neurosdk.cli.testee.GameProcess;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Role;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.game.GameCases;
import dev.neurosdk.testkit.conformance.game.GameCheck;
import dev.neurosdk.testkit.conformance.game.GameLauncher;
import dev.neurosdk.testkit.conformance.game.GameProfile;
import dev.neurosdk.testkit.conformance.game.GameProgress;
import dev.neurosdk.testkit.conformance.judge.CaseResult;
import dev.neurosdk.testkit.conformance.judge.Judge;
import dev.neurosdk.testkit.recording.LogHead;
import dev.neurosdk.testkit.recording.LogWriter;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.scenario.Hooks;
import dev.neurosdk.testkit.scenario.Person;
import dev.neurosdk.testkit.transport.Network;
import dev.neurosdk.testkit.yaml.YamlException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code neuro check game}. Confined to one thread. */
@Command(
        name = "game",
        description = {
            "Plays the server against a game, and judges it by the specification.",
            "Starts the game with --cmd, or waits for one on port 8000. Actions are carried out only where a force asks for them,",
            "where the profile calls them safe, or with --allow-effects."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeOnInvalidInput = LintCommand.USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no rule of the level of --fail-on was broken",
            "1:one was broken",
            "2:none was broken, but a case stayed inconclusive",
            "3:no game has connected",
            "4:no case was selected",
            "64:the command line is wrong, or the profile",
            "130:interrupted; what was found until then is reported"
        })
public final class CheckGameCommand implements Callable<Integer> {

    private static final int INCONCLUSIVE = 2;
    private static final int NOT_THERE = 3;
    private static final int NOTHING_SELECTED = 4;
    private static final long SEEDS = 1_000_000_000;

    private final Terminal terminal;

    @Option(
            names = "--listen",
            paramLabel = "[HOST:]PORT",
            converter = ListenAddress.Converter.class,
            description = "where to wait for the game (default: 8000, with --cmd a free port)")
    private @Nullable ListenAddress listen;

    @Option(
            names = "--cmd",
            paramLabel = "COMMAND",
            description = "starts the game, and starts it again when it is gone; NEURO_SDK_WS_URL is the address")
    private @Nullable String command;

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description =
                    "what is known of the game (.yml): how it is started, what is safe, how situations are reached")
    private @Nullable Path profileFile;

    @ArgGroup
    private Guidance guidance = new Guidance();

    @Option(names = "--allow-effects", description = "any action may be carried out, also outside of forces")
    private boolean allowEffects;

    @Option(
            names = "--edition",
            paramLabel = "ID",
            converter = EditionConverter.class,
            description = "the edition to judge by (default: the profile's, or the newest)")
    private @Nullable Edition edition;

    @Mixin
    private CaseSelection selection = new CaseSelection();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "repeats a run: ids and data are drawn from it (default: another one every time)")
    private @Nullable Long seed;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "1",
            description = "how often each case is done (default: ${DEFAULT-VALUE})")
    private int repeat = 1;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "how long all of it may take (default: the profile's max_minutes, or 15m)")
    private @Nullable Duration timeout;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "also write everything that goes over the wire into a session log (.neuro.jsonl)")
    private @Nullable Path record;

    @Mixin
    private ReportOptions report = new ReportOptions();

    /** Who brings the game into situations. Confined to one thread. */
    private static final class Guidance {
        @Option(names = "--guided", description = "asks you to play where that is needed (default at a terminal)")
        private boolean guided;

        @Option(names = "--headless", description = "asks nobody: what needs a person is not reached")
        private boolean headless;
    }

    /**
     * A command that prints to a terminal.
     *
     * @param terminal the terminal
     */
    public CheckGameCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        GameProfile profile;
        try {
            profile = profileFile == null ? GameProfile.none() : GameProfile.read(profileFile);
        } catch (YamlException | IOException e) {
            terminal.err().println("neuro: " + e.getMessage());
            return LintCommand.USAGE;
        }
        Edition by = edition == null ? profile.edition().orElse(Edition.newest()) : edition;
        List<ConformanceCase> cases = selection.in(by).stream()
                .filter(known -> known.role() == Role.GAME)
                .filter(known -> Judge.canJudge(known)
                        || GameCases.standard().containsKey(known.id())
                        || known.area().equals("VOX"))
                .toList();
        if (cases.isEmpty()) {
            terminal.err().println("neuro: no case was selected: see 'neuro list --case \'GAME-*\''");
            return NOTHING_SELECTED;
        }
        long drawn = seed == null ? ThreadLocalRandom.current().nextLong(SEEDS) : seed;
        if (record == null) {
            return check(profile, by, cases, drawn, Recorder.none());
        }
        LogHead head = LogHead.of(LogHead.Role.NEURO, by, Instant.now()).withSeed(drawn);
        try (LogWriter writer = LogWriter.create(record, head, Network.tcp().timeline())) {
            return check(profile, by, cases, drawn, writer);
        }
    }

    private int check(GameProfile profile, Edition by, List<ConformanceCase> cases, long drawn, Recorder recorder)
            throws IOException {
        Style style = report.style(terminal);
        Optional<GameProcess> process = process(profile);
        ListenAddress address = listen == null
                ? new ListenAddress(ListenAddress.LOOPBACK, process.isPresent() ? 0 : ListenAddress.USUAL_PORT)
                : listen;
        GameCheck.Settings settings = new GameCheck.Settings(
                Network.tcp(),
                address.host(),
                address.port(),
                by,
                drawn,
                repeat,
                Optional.ofNullable(timeout),
                profile,
                allowEffects,
                process.map(Launcher::new),
                asksSomebody() ? new ConsolePerson(terminal, style) : Person.nobody(),
                Hooks.commands(),
                recorder,
                new Progress());
        try (GameCheck check = GameCheck.listen(settings)) {
            terminal.out()
                    .println(style.paint(Paint.BOLD, "neuro check game " + check.uri()) + "   edition " + by.id()
                            + "   seed " + drawn + "   " + cases.size() + " cases");
            Thread interrupted = new Thread(() -> print(check, cases), "neuro-interrupted");
            Runtime.getRuntime().addShutdownHook(interrupted);
            int code = check(check, cases);
            Runtime.getRuntime().removeShutdownHook(interrupted);
            return code;
        } catch (IOException e) {
            terminal.err().println("neuro: " + address + ": " + e.getMessage());
            return LintCommand.USAGE;
        } finally {
            process.ifPresent(GameProcess::close);
        }
    }

    private int check(GameCheck check, List<ConformanceCase> cases) {
        terminal.err().println("waiting for a game at " + check.uri());
        Optional<String> missing = check.notThere();
        if (missing.isPresent()) {
            terminal.err().println("neuro: " + missing.get());
            return NOT_THERE;
        }
        List<CaseResult> results = check.run(cases);
        progress("");
        if (report.print(terminal, check.log(), results)) {
            return 1;
        }
        return results.stream().anyMatch(result -> result.verdict() == Verdict.INCONCLUSIVE) ? INCONCLUSIVE : 0;
    }

    /** The run was interrupted. */
    private void print(GameCheck check, List<ConformanceCase> cases) {
        progress("");
        var unused = report.print(terminal, check.log(), check.results(cases));
    }

    private Optional<GameProcess> process(GameProfile profile) {
        if (command != null) {
            return Optional.of(GameProcess.ofShell(command, terminal));
        }
        return profile.launch().map(launch -> new GameProcess(launch.command(), launch.environment(), terminal));
    }

    private boolean asksSomebody() {
        return guidance.guided || (!guidance.headless && terminal.keyboard());
    }

    /** One line that is written over, where somebody looks at it. */
    private void progress(String text) {
        if (terminal.interactive()) {
            terminal.err().printf("\r%-70.70s%s", text, text.isEmpty() ? "\r" : "");
        }
    }

    /** Shows how it goes on. */
    private final class Progress implements GameProgress {
        @Override
        public void runs(ConformanceCase asked) {
            progress(asked.id() + "  " + asked.title());
        }

        @Override
        public void waits(String situation, List<String> cases) {
            progress(cases.size() + " cases wait until " + situation);
        }
    }

    /** Starts the process for the check. */
    private record Launcher(GameProcess process) implements GameLauncher {
        @Override
        public void launch(URI server) throws IOException {
            process.start(server);
        }

        @Override
        public boolean isRunning() {
            return process.isRunning();
        }

        @Override
        public void stop() {
            process.end();
        }
    }
}
