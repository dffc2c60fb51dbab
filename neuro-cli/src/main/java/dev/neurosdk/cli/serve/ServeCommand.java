package dev.neurosdk.cli.serve;

import dev.neurosdk.cli.console.Console;
import dev.neurosdk.cli.log.ConversationLog;
import dev.neurosdk.cli.log.LogKind;
import dev.neurosdk.cli.option.ColorOption;
import dev.neurosdk.cli.option.EditionConverter;
import dev.neurosdk.cli.option.PlayedCharacter;
import dev.neurosdk.cli.option.PortConverter;
import dev.neurosdk.cli.terminal.LinePrinter;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.ManualDecider;
import dev.neurosdk.server.diagnostics.Diagnostics;
import dev.neurosdk.server.event.EventSink;
import dev.neurosdk.server.event.WireTap;
import dev.neurosdk.server.logging.EventLog;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code neuro serve}. Confined to one thread. */
@Command(
        name = "serve",
        description = "Starts a Neuro that plays any game that connects.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true)
public final class ServeCommand implements Callable<Integer> {

    private static final int SEEDS = 1_000_000_000;

    private final Terminal terminal;
    private WireTap tap = WireTap.none();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "the address to listen on")
    private String host = "";

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8000",
            converter = PortConverter.class,
            description = "the TCP port to listen on, 0 for any free one")
    private int port;

    @Mixin
    private DeciderOptions decider = new DeciderOptions();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "repeats a run: equal seeds decide alike (default: another one every time)")
    private @Nullable Long seed;

    @Option(
            names = "--edition",
            paramLabel = "ID",
            converter = EditionConverter.class,
            description = "the edition of the protocol to play and judge by, such as E7 (default: the newest)",
            showDefaultValue = Visibility.NEVER)
    private Edition edition = Edition.newest();

    @Option(
            names = "--character",
            paramLabel = "WHO",
            defaultValue = "neuro",
            converter = PlayedCharacter.Converter.class,
            description = "who plays: neuro, evil, or ID=NAME for a character of your own")
    private PlayedCharacter character = new PlayedCharacter("neuro", "Neuro-sama");

    @Option(
            names = "--log",
            paramLabel = "WHAT",
            defaultValue = "messages",
            description = "what to show: ${COMPLETION-CANDIDATES}")
    private LogKind log = LogKind.MESSAGES;

    @Mixin
    private ColorOption color = new ColorOption();

    @Option(
            names = "--no-reregister",
            description = "do not ask each new connection to register its actions again",
            showDefaultValue = Visibility.NEVER)
    private boolean noReregister;

    @Option(
            names = "--demo",
            description = "let the bundled tic-tac-toe play one match, say who won, and end",
            showDefaultValue = Visibility.NEVER)
    private boolean demo;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup(validate = false, heading = "%nHow it is watched:%n")
    private WatchOptions watch = new WatchOptions();

    @ArgGroup(validate = false, heading = "%nHow it plays:%n")
    private RuleOptions rules = new RuleOptions();

    @ArgGroup(validate = false, heading = "%nWho may connect:%n")
    private AccessOptions access = new AccessOptions();

    @ArgGroup(exclusive = false, heading = "%nTLS:%n")
    private @Nullable TlsOptions tls;

    @ArgGroup(validate = false, heading = "%nControl over HTTP:%n")
    private HttpOptions http = new HttpOptions();

    @ArgGroup(validate = false, heading = "%nLimits:%n")
    private LimitOptions limits = new LimitOptions();

    /**
     * Makes the command.
     *
     * @param terminal where it prints
     */
    public ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        if (demo && tls != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "the bundled game does not speak TLS: leave out --demo, or --tls-cert and --tls-key");
        }
        long chosenSeed = seed == null ? ThreadLocalRandom.current().nextLong(SEEDS) : seed;
        Style style = color.style(terminal);
        Decider brain = decider.make(chosenSeed);
        SessionRecording recording = watch.startRecording(edition, chosenSeed);
        if (recording != null) {
            tap = recording;
        }
        Runnable endLines = watch.startLog(log, terminal);
        Runnable endLog = () -> {
            endLines.run();
            end(recording);
        };
        try (Console console = brain instanceof ManualDecider manual
                        ? Console.open(terminal, style, manual, decider.history())
                        : null;
                LinePrinter printer = console == null ? new LinePrinter(terminal.out()) : console.printer()) {
            serve(brain, chosenSeed, style, printer, endLog, console);
        } finally {
            endLog.run();
        }
        return 0;
    }

    private void serve(
            Decider brain,
            long chosenSeed,
            Style style,
            LinePrinter printer,
            Runnable endLog,
            @Nullable Console console)
            throws Exception {
        Demo match = new Demo(chosenSeed);
        Diagnostics diagnostics = new Diagnostics(Clock.systemUTC());
        EventSink events = events(style, printer, diagnostics);
        Runnable summary = () -> summarize(diagnostics, style, printer);
        NeuroServer server = start(brain, demo ? match.watching(events) : events);
        Runnable lastWords = () -> {
            summary.run();
            endLog.run();
        };
        try (Signals signals = Signals.stopping(server, printer, lastWords, console)) {
            announce(server, chosenSeed, style, printer);
            if (demo) {
                printer.print(
                        match.play(server, URI.create(Announcement.reachable(server.uri()) + access.query()), console));
                summary.run();
            } else if (console != null) {
                console.run(server);
            } else {
                signals.await();
            }
        } finally {
            server.close();
        }
        if (console != null && !demo) {
            summary.run();
            printer.print("Stopped.");
        }
    }

    private void end(@Nullable SessionRecording recording) {
        try {
            if (recording != null) {
                recording.close();
            }
        } catch (IOException e) {
            terminal.err().println("neuro: the session log is not whole: " + e.getMessage());
        }
    }

    private EventSink events(Style style, LinePrinter printer, Diagnostics diagnostics) {
        EventSink shown = watch.structured()
                ? new EventLog()
                : new ConversationLog(
                        log, style, terminal.columns(), Clock.system(ZoneId.systemDefault()), printer::print);
        return watch.findings() ? EventSink.all(shown, diagnostics) : shown;
    }

    private void summarize(Diagnostics diagnostics, Style style, LinePrinter printer) {
        if (watch.findings()) {
            printer.print(new FindingsTable(style).text(diagnostics.findings()));
        }
    }

    private NeuroServer start(Decider brain, EventSink events) throws IOException {
        try {
            NeuroServer.Builder builder = NeuroServer.builder();
            rules.apply(builder, decider.kind().decisionLimit());
            access.apply(builder);
            limits.apply(builder);
            http.apply(builder);
            if (tls != null) {
                tls.apply(builder);
            }
            return builder.host(host)
                    .port(port)
                    .edition(edition)
                    .character(character.id(), character.displayName())
                    .decider(brain)
                    .reregisterOnConnect(!noReregister)
                    .eventSink(events)
                    .wireTap(tap)
                    .metricsPage(watch.metrics())
                    .start();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        } catch (IOException e) {
            throw BindFailure.explain(e, host, port);
        }
    }

    private void announce(NeuroServer server, long chosenSeed, Style style, LinePrinter printer) {
        Announcement announcement = new Announcement(server.uri(), access.wantsTokens(), style);
        printer.print(
                announcement.text(character, decider.words(), chosenSeed, edition, HttpOptions.announcement(server)));
        if (access.isInsecure() && announcement.isReachableFromElsewhere()) {
            terminal.err().println(announcement.warning());
        }
    }
}
