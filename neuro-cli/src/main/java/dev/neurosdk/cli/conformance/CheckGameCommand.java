package dev.neurosdk.cli.conformance;

import dev.neurosdk.cli.option.ListenAddress;
import dev.neurosdk.cli.option.UsageProblem;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.cli.testee.ConsolePerson;
import dev.neurosdk.cli.testee.TesteeProcess;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Role;
import dev.neurosdk.testkit.conformance.drive.Calibration;
import dev.neurosdk.testkit.conformance.game.GameCases;
import dev.neurosdk.testkit.conformance.game.GameCheck;
import dev.neurosdk.testkit.conformance.game.GameLauncher;
import dev.neurosdk.testkit.conformance.game.GameProfile;
import dev.neurosdk.testkit.conformance.game.GameProgress;
import dev.neurosdk.testkit.conformance.judge.Judge;
import dev.neurosdk.testkit.conformance.report.Timing;
import dev.neurosdk.testkit.scenario.Hooks;
import dev.neurosdk.testkit.scenario.Person;
import dev.neurosdk.testkit.transport.Network;
import dev.neurosdk.testkit.yaml.YamlException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
            "0:every scored case passed, or failed as the baseline says",
            "1:a case failed that the baseline does not know, or the baseline is stale",
            "2:nothing failed, but a case stayed inconclusive, or one that must be reached was not",
            "3:no game has connected",
            "4:no case was selected",
            "64:the command line is wrong, or the profile",
            "70:an error of ours",
            "130:interrupted; what was seen until then is reported"
        })
public final class CheckGameCommand implements Callable<Integer> {

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

    @Mixin
    private RunOptions options = new RunOptions();

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
        Edition edition = options.edition(profile.edition().orElse(Edition.newest()));
        List<ConformanceCase> cases = options.selection().toRun(edition, Role.GAME).stream()
                .filter(known -> Judge.canJudge(known)
                        || GameCases.standard().containsKey(known.id())
                        || known.area().equals("VOX"))
                .toList();
        Subject subject = Subject.of(Role.GAME, edition, profile.game().orElse("a game"), again(), started(profile));
        return new CheckRun(terminal, subject, options, report, Optional.ofNullable(record))
                .go(cases, run -> drive(run, profile, edition, cases));
    }

    private @Nullable String started(GameProfile profile) {
        return command != null
                ? command
                : profile.launch()
                        .map(launch -> String.join(" ", launch.command()))
                        .orElse(null);
    }

    /** How to do the same again, but for the choice of cases. */
    private String again() {
        return "neuro check game" + (command == null ? "" : " --cmd '" + command + "'")
                + (profileFile == null ? "" : " --profile " + profileFile)
                + (listen == null ? "" : " --listen " + listen)
                + (allowEffects ? " --allow-effects" : "");
    }

    private void drive(CheckRun run, GameProfile profile, Edition edition, List<ConformanceCase> cases)
            throws UnreachableException {
        Optional<TesteeProcess> process = process(profile);
        ListenAddress address = listen == null
                ? new ListenAddress(ListenAddress.LOOPBACK, process.isPresent() ? 0 : ListenAddress.USUAL_PORT)
                : listen;
        GameCheck.Settings settings = new GameCheck.Settings(
                Network.tcp(),
                address.host(),
                address.port(),
                edition,
                options.seed(),
                options.repeat(),
                options.timeout(),
                profile,
                allowEffects,
                process.map(Launcher::new),
                asksSomebody() ? new ConsolePerson(terminal, report.style(terminal)) : Person.nobody(),
                Hooks.commands(),
                run.recorder(),
                new Progress(run));
        try (GameCheck check = GameCheck.listen(settings)) {
            terminal.err().println("waiting for a game at " + check.uri());
            Optional<String> missing = check.notThere();
            if (missing.isPresent()) {
                throw new UnreachableException(missing.get());
            }
            check.run(cases);
            Calibration calibration = check.calibration();
            run.measured(new Timing(
                    calibration.margin(),
                    calibration.roundTrip(),
                    calibration.slowRoundTrip(),
                    calibration.reaction()));
        } catch (IOException e) {
            throw new UsageProblem(address + ": " + e.getMessage());
        } finally {
            process.ifPresent(TesteeProcess::close);
        }
    }

    private Optional<TesteeProcess> process(GameProfile profile) {
        if (command != null) {
            return Optional.of(TesteeProcess.ofShell(command, terminal));
        }
        return profile.launch().map(launch -> new TesteeProcess(launch.command(), launch.environment(), terminal));
    }

    private boolean asksSomebody() {
        return guidance.guided || (!guidance.headless && terminal.keyboard());
    }

    /** Shows how it goes on. */
    private record Progress(CheckRun run) implements GameProgress {
        @Override
        public void runs(ConformanceCase asked) {
            run.progress(asked);
        }

        @Override
        public void waits(String situation, List<String> cases) {
            run.progress(cases.size() + " cases wait until " + situation);
        }
    }

    /** Starts the process for the check. */
    private record Launcher(TesteeProcess process) implements GameLauncher {
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
