package dev.neurosdk.cli.record;

import dev.neurosdk.cli.option.DurationConverter;
import dev.neurosdk.cli.option.ListenAddress;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.recording.LogHead;
import dev.neurosdk.testkit.recording.LogWriter;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.recording.SessionLog;
import dev.neurosdk.testkit.replay.Comparison;
import dev.neurosdk.testkit.replay.Replay;
import dev.neurosdk.testkit.replay.ReplayResult;
import dev.neurosdk.testkit.replay.ReplayServer;
import dev.neurosdk.testkit.replay.Speed;
import dev.neurosdk.testkit.time.Timeline;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code neuro replay}. Confined to one thread. */
@Command(
        name = "replay",
        description = {
            "Plays one side of a recorded session to a live peer, and says where the peer departs from the recording.",
            "As the game it needs --server, as the server it waits for the game on --listen."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything was said, and everything came as recorded",
            "1:the peer departed from the recording, or the log can't be read",
            "2:the command line is wrong"
        })
public final class ReplayCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "the session log")
    private Path file = Path.of("");

    @Option(
            names = "--as",
            required = true,
            paramLabel = "SIDE",
            description = "which side to play: ${COMPLETION-CANDIDATES}")
    private Side side = Side.GAME;

    @Option(names = "--server", paramLabel = "URI", description = "the server that the recorded games play to")
    private @Nullable URI server;

    @Option(
            names = "--listen",
            paramLabel = "[HOST:]PORT",
            converter = ListenAddress.Converter.class,
            description =
                    "where the recorded server waits for the game; port 0 for a free one (default: 127.0.0.1:8000)")
    private @Nullable ListenAddress listen;

    @Option(
            names = "--speed",
            paramLabel = "HOW",
            defaultValue = "recorded",
            converter = SpeedConverter.class,
            description = "recorded, max (without pauses), or a factor such as 2x (default: ${DEFAULT-VALUE})")
    private Speed speed = Speed.recorded();

    @Option(
            names = "--compare",
            paramLabel = "WHAT",
            defaultValue = "names",
            description = "what has to be as recorded: names (commands, names, ids, success) or content (default:"
                    + " ${DEFAULT-VALUE})")
    private Comparison comparison = Comparison.NAMES;

    @ArgGroup(exclusive = true)
    private Temper temper = new Temper();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = DurationConverter.class,
            description = "how much longer than in the recording the peer may take (default: ${DEFAULT-VALUE})")
    private Duration timeout = Duration.ofSeconds(10);

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "also write a session log of the replay; the file must not exist")
    private @Nullable Path record;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /**
     * Makes the command.
     *
     * @param terminal where it prints
     */
    public ReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What a divergence does. */
    static final class Temper {
        @Option(names = "--strict", description = "stop at the first divergence, as it does anyway")
        private boolean strict;

        @Option(names = "--tolerant", description = "go on after a divergence as well as it can, and count")
        private boolean tolerant;

        boolean goesOn() {
            return tolerant && !strict;
        }
    }

    /** Who is played. */
    enum Side {
        /** The games of the recording. */
        GAME,
        /** Its Neuro. */
        SERVER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads {@code recorded}, {@code max} and {@code 2x}. Thread-safe. */
    static final class SpeedConverter implements ITypeConverter<Speed> {
        @Override
        public Speed convert(String value) {
            if (value.equals("recorded")) {
                return Speed.recorded();
            }
            if (value.equals("max")) {
                return Speed.full();
            }
            if (value.matches("\\d{1,4}(\\.\\d{1,3})?x") && !value.matches("0+(\\.0+)?x")) {
                return Speed.scaled(Double.parseDouble(value.substring(0, value.length() - 1)));
            }
            throw new TypeConversionException("expected recorded, max or a factor such as 2x, was '" + value + "'");
        }
    }

    @Override
    public Integer call() throws Exception {
        if (side == Side.GAME && server == null) {
            throw new ParameterException(
                    spec.commandLine(), "--as game needs a server: add --server ws://127.0.0.1:8000, or where it is");
        }
        if (side == Side.GAME ? listen != null : server != null) {
            throw new ParameterException(
                    spec.commandLine(), "--server goes with --as game, and --listen with --as server");
        }
        SessionLog log = LogFiles.read(file);
        if (!log.complete()) {
            terminal.err()
                    .println("neuro: " + file + " is not whole ("
                            + log.integrity().name().toLowerCase(Locale.ROOT) + "); playing what there is");
        }
        return replay(log);
    }

    private int replay(SessionLog log) throws IOException, InterruptedException {
        try (LogWriter writer = writer(log)) {
            Replay replay = Replay.of(log)
                    .speed(speed)
                    .comparing(comparison)
                    .deadline(timeout)
                    .recorder(writer == null ? Recorder.none() : writer);
            ReplayResult result = run(temper.goesOn() ? replay.tolerant() : replay);
            terminal.out().println(result.text());
            return result.asRecorded() ? 0 : 1;
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private ReplayResult run(Replay replay) throws IOException, InterruptedException {
        if (server != null) {
            return replay.asGame(server);
        }
        ListenAddress address =
                listen == null ? new ListenAddress(ListenAddress.LOOPBACK, ListenAddress.USUAL_PORT) : listen;
        try (ReplayServer waiting = replay.asServer(address.host(), address.port())) {
            terminal.out()
                    .println("NEURO_SDK_WS_URL=" + waiting.uri().toString().replaceFirst("/$", ""));
            return waiting.await();
        }
    }

    private @Nullable LogWriter writer(SessionLog log) throws IOException {
        if (record == null) {
            return null;
        }
        Edition edition = Edition.byId(log.head().edition()).orElse(Edition.newest());
        LogHead.Role role = side == Side.GAME ? LogHead.Role.GAME : LogHead.Role.NEURO;
        return LogFiles.create(record, LogHead.of(role, edition, Instant.now()), Timeline.real());
    }
}
