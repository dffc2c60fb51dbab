package dev.neurosdk.testkit.watch;

import dev.neurosdk.testkit.fault.FaultLine;
import dev.neurosdk.testkit.fault.FaultPlan;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.RecordedWire;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.time.Timeline;
import dev.neurosdk.testkit.transport.Acceptor;
import dev.neurosdk.testkit.transport.Dial;
import dev.neurosdk.testkit.transport.Listening;
import dev.neurosdk.testkit.transport.Network;
import dev.neurosdk.testkit.transport.Upstream;
import dev.neurosdk.testkit.transport.Wire;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between games and a server, takes messages from one side and says them to the other, and carries out a plan of
 * faults on the way. Unlike a relay of bytes it answers pings itself and makes frames of its own. Thread-safe.
 */
final class FaultyRelay implements AutoCloseable {

    private static final int BAD_GATEWAY = 502;
    private static final Set<String> OF_THE_HANDSHAKE = Set.of(
            "host",
            "upgrade",
            "connection",
            "content-length",
            "sec-websocket-key",
            "sec-websocket-version",
            "sec-websocket-extensions",
            "sec-websocket-protocol");

    private final Network network = Network.tcp();
    private final Upstream upstream;
    private final FaultPlan plan;
    private final long seed;
    private final Recorder out;
    private final Listening listening;
    private final AtomicInteger accepted = new AtomicInteger();
    private final Set<Junction> open = ConcurrentHashMap.newKeySet();

    FaultyRelay(String host, int port, Upstream upstream, FaultPlan plan, long seed, Recorder out) throws IOException {
        this.upstream = upstream;
        this.plan = plan;
        this.seed = seed;
        this.out = out;
        listening = network.listen(host, port, plan.guard(this::decide, network.timeline(), out, seed));
    }

    URI uri() {
        return listening.uri();
    }

    int connections() {
        return open.size();
    }

    @Override
    public void close() {
        listening.close();
        open.forEach(Junction::stop);
    }

    private Acceptor.Admission decide(Acceptor.Opening opening) {
        int number = accepted.incrementAndGet();
        out.record(new LogEntry.Opened(now(), number, opening.target(), opening.headers()));
        FaultLine line = plan.line(number, network.timeline(), out, seed);
        Junction junction = new Junction(ended -> open.remove(ended));
        try {
            Dial dial = new Dial(
                    upstream.server().resolve(opening.target()),
                    headers(opening),
                    upstream.trusted(),
                    upstream.deadline(),
                    plan.needsFrames());
            Wire neuro = network.connect(dial, line.answering(junction.fromNeuro(), Direction.S2C));
            open.add(junction);
            junction.neuro(line.wrap(recorded(neuro, number, Direction.C2S), Direction.C2S));
            return new Acceptor.Accepted(game -> {
                junction.game(line.wrap(recorded(game, number, Direction.S2C), Direction.S2C));
                return line.answering(junction.fromGame(), Direction.C2S);
            });
        } catch (IOException | IllegalArgumentException e) {
            out.record(new LogEntry.Tcp(
                    now(), number, Direction.S2C, LogEntry.TcpEvent.RESET, "unreachable: " + e.getMessage()));
            return new Acceptor.Refused(BAD_GATEWAY);
        }
    }

    private Wire recorded(Wire wire, int number, Direction direction) {
        return new RecordedWire(wire, number, direction, out, FaultyRelay::now, () -> true);
    }

    private static Map<String, List<String>> headers(Acceptor.Opening opening) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        opening.headers().forEach((name, values) -> {
            if (!OF_THE_HANDSHAKE.contains(name)) {
                headers.put(name, values);
            }
        });
        return headers;
    }

    private static long now() {
        return Timeline.real().nanos();
    }
}
