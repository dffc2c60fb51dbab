package dev.neurosdk.testkit.replay;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.recording.SessionLog;
import dev.neurosdk.testkit.time.TimeScale;
import dev.neurosdk.testkit.transport.Dial;
import dev.neurosdk.testkit.transport.Network;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plays one side of a recorded session to a live peer: says its messages again, each as soon as what it answered in the
 * recording has come, and compares what the peer says with what was recorded. Ids that the peer makes up are put in place of
 * the recorded ones. By default it goes at the recorded speed and stops at the first divergence. Confined to one thread.
 */
public final class Replay {

    private static final Set<String> OF_THE_HANDSHAKE = Set.of(
            "host",
            "upgrade",
            "connection",
            "content-length",
            "sec-websocket-key",
            "sec-websocket-version",
            "sec-websocket-extensions",
            "sec-websocket-protocol",
            "accept-encoding",
            "pragma",
            "cache-control");

    private final SessionLog log;
    private Network network = Network.tcp();
    private Speed speed = Speed.recorded();
    private Comparison comparison = Comparison.NAMES;
    private boolean strict = true;
    private Duration deadline = TimeScale.scaled(Duration.ofSeconds(10));
    private Recorder recorder = Recorder.none();

    private Replay(SessionLog log) {
        this.log = log;
    }

    /**
     * A replay with the usual settings.
     *
     * @param log the recording; need not be complete
     * @return the replay, not begun
     */
    public static Replay of(SessionLog log) {
        return new Replay(requireNonNull(log, "log"));
    }

    /**
     * Where it is played. The default is over this machine's sockets.
     *
     * @param value the network
     * @return this
     */
    public Replay network(Network value) {
        network = requireNonNull(value, "value");
        return this;
    }

    /**
     * How fast it is played. The default is as recorded.
     *
     * @param value the speed
     * @return this
     */
    public Replay speed(Speed value) {
        speed = requireNonNull(value, "value");
        return this;
    }

    /**
     * What of a message has to be as it was recorded. The default is {@link Comparison#NAMES}.
     *
     * @param value what is compared
     * @return this
     */
    public Replay comparing(Comparison value) {
        comparison = requireNonNull(value, "value");
        return this;
    }

    /** {@return this, going on after a divergence as well as it can instead of stopping} */
    public Replay tolerant() {
        strict = false;
        return this;
    }

    /**
     * How much longer than in the recording the peer may take for something. The default is 10 s.
     *
     * @param value above zero
     * @return this
     */
    public Replay deadline(Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException("deadline: expected more than zero, was " + value);
        }
        deadline = value;
        return this;
    }

    /**
     * Who is told what is said now. The default forgets it.
     *
     * @param value the recorder
     * @return this
     */
    public Replay recorder(Recorder value) {
        recorder = requireNonNull(value, "value");
        return this;
    }

    /**
     * Plays the games of the recording to a server, and returns when it is over.
     *
     * @param server a {@code ws} or {@code wss} address; without a path, each connection goes to the recorded one
     * @return what became of it
     * @throws InterruptedException when interrupted
     * @throws IllegalArgumentException when the recording has no connection
     */
    public ReplayResult asGame(URI server) throws InterruptedException {
        Performance performance = new Performance(score(Direction.C2S));
        try {
            for (Optional<Player> next = performance.nextToOpen(); next.isPresent(); next = performance.nextToOpen()) {
                open(performance, next.get(), server);
            }
            return performance.result();
        } finally {
            performance.stop();
        }
    }

    /**
     * Plays the Neuro of the recording to whatever game connects.
     *
     * @param host an address of this machine
     * @param port the port; 0 for a free one
     * @return the server, listening
     * @throws IOException when the port is taken or the address is not of this machine
     * @throws IllegalArgumentException when the recording has no connection
     */
    public ReplayServer asServer(String host, int port) throws IOException {
        return new ReplayServer(score(Direction.S2C), host, port);
    }

    private Score score(Direction own) {
        List<Part> parts = Part.of(log, own);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("log: expected at least one connection, was none");
        }
        return new Score(parts, own, network, speed, comparison, strict, deadline, recorder);
    }

    private void open(Performance performance, Player player, URI server) {
        LogEntry.Opened recorded = player.part().opened();
        boolean hasPath = !server.getRawPath().isEmpty() && !server.getRawPath().equals("/");
        String target = performance.ids().rebound(recorded.target());
        try {
            URI address = hasPath || target.isEmpty() ? server : server.resolve(target);
            Dial dial = new Dial(address, headers(recorded), null, deadline, false);
            performance.opened(player, network.connect(dial, performance.listener(player)));
        } catch (IOException | IllegalArgumentException e) {
            performance.neverOpened(player, String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, List<String>> headers(LogEntry.Opened recorded) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        recorded.headers().forEach((name, values) -> {
            boolean isRedacted = values.stream().anyMatch(value -> value.startsWith("redacted:"));
            if (!OF_THE_HANDSHAKE.contains(name) && !isRedacted) {
                headers.put(name, values);
            }
        });
        return headers;
    }
}
