package dev.neurosdk.cli.conformance;

import dev.neurosdk.cli.option.DurationConverter;
import dev.neurosdk.cli.option.UsageProblem;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Mode;
import dev.neurosdk.testkit.conformance.catalogue.Role;
import dev.neurosdk.testkit.conformance.drive.Calibration;
import dev.neurosdk.testkit.conformance.judge.Judge;
import dev.neurosdk.testkit.conformance.report.Timing;
import dev.neurosdk.testkit.conformance.server.Extent;
import dev.neurosdk.testkit.conformance.server.Restart;
import dev.neurosdk.testkit.conformance.server.ServerCases;
import dev.neurosdk.testkit.conformance.server.ServerCheck;
import dev.neurosdk.testkit.transport.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code neuro check server}. Confined to one thread. */
@Command(
        name = "server",
        description = {
            "Plays games against a server that answers forces by itself, and judges it by the specification.",
            "The server must be yours: the cases send it much that is wrong."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeOnInvalidInput = LintCommand.USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every scored case passed, or failed as the baseline says",
            "1:a case failed that the baseline does not know, or the baseline is stale",
            "2:nothing failed, but a case stayed inconclusive, or one that must be reached was not",
            "3:the server can't be reached, or does not answer forces",
            "4:no case was selected",
            "64:the command line is wrong",
            "70:an error of ours",
            "130:interrupted; what was seen until then is reported"
        })
public final class CheckServerCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "URI", description = "where the server listens, such as ws://127.0.0.1:8000")
    private URI server = URI.create("ws://127.0.0.1:8000");

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(
            names = "--decide",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "how long the server may take to choose; 15s suits a language model (default: 2s)")
    private Duration decide = Duration.ofSeconds(2);

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "also write everything that goes over the wire into a session log (.neuro.jsonl)")
    private @Nullable Path record;

    @Option(
            names = "--cmd",
            paramLabel = "COMMAND",
            description = {
                "starts the server with this line for the shell, and again whenever it has died or answers nothing more;",
                "without it nothing after that can be judged"
            })
    private @Nullable String command;

    @Option(
            names = "--features",
            paramLabel = "NAME",
            split = ",",
            description = "what the server claims to do besides: speech")
    private Set<String> features = Set.of();

    @Option(
            names = "--speak",
            paramLabel = "COMMAND",
            description = {
                "makes the server say a few sentences aloud, with this line for the shell; its end is not waited for.",
                "Without it a game asks for speech with a context that is not silent"
            })
    private @Nullable String speak;

    @Option(
            names = "--i-operate",
            paramLabel = "HOST",
            description = "yes, the server on this host, which is not this machine, is yours")
    private @Nullable String operated;

    @Mixin
    private ReportOptions report = new ReportOptions();

    /**
     * A command that prints to a terminal.
     *
     * @param terminal the terminal
     */
    public CheckServerCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (server.getHost() == null || !Set.of("ws", "wss").contains(server.getScheme())) {
            throw new UsageProblem("expected an address such as ws://127.0.0.1:8000, was " + server);
        }
        if (!isOurs(server.getHost())) {
            throw new UsageProblem("expected a server on this machine, was " + server
                    + ": if it is yours, say so with --i-operate " + server.getHost());
        }
        Edition edition = options.edition(Edition.newest());
        List<ConformanceCase> cases = options.selection().toRun(edition, Role.SERVER).stream()
                .filter(known -> ServerCases.standard().containsKey(known.id()) || Judge.canJudge(known))
                .toList();
        String typed = "neuro check server " + server + (command == null ? "" : " --cmd '" + command + "'");
        Subject subject = Subject.of(Role.SERVER, edition, server.toString(), typed, command);
        CheckRun check = new CheckRun(terminal, subject, options, report, Optional.ofNullable(record));
        try (SpeechHook cue = new SpeechHook(speak, server, terminal)) {
            if (command == null) {
                return check.go(cases, run -> drive(run, edition, cases, Restart.none(), cue));
            }
            try (ServerProcess process = new ServerProcess(command, server, terminal)) {
                return check.go(cases, run -> {
                    process.begin();
                    drive(run, edition, cases, process, cue);
                });
            }
        }
    }

    /** Loopback addresses, and hosts that somebody answers for. */
    private boolean isOurs(String host) throws UnknownHostException {
        return host.equals(operated) || InetAddress.getByName(host).isLoopbackAddress();
    }

    private void drive(CheckRun run, Edition edition, List<ConformanceCase> cases, Restart restart, SpeechHook cue)
            throws UnreachableException {
        Extent extent = Extent.usual()
                .withRepeat(options.repeat())
                .withTimeout(options.timeout().orElse(null))
                .withLongCases(cases.stream().anyMatch(known -> known.modes().contains(Mode.LONG)))
                .withFeatures(features);
        ServerCheck check = new ServerCheck(new ServerCheck.Settings(
                        Network.tcp(), server, edition, options.seed(), decide, run.recorder(), run::progress)
                .with(extent)
                .with(restart)
                .with(cue));
        Optional<String> unfit = check.notReactive();
        if (unfit.isPresent()) {
            throw new UnreachableException("expected a server that answers forces by itself, was " + unfit.get());
        }
        check.run(cases);
        Calibration calibration = check.calibration();
        run.measured(new Timing(
                calibration.margin(), calibration.roundTrip(), calibration.slowRoundTrip(), calibration.reaction()));
    }
}
