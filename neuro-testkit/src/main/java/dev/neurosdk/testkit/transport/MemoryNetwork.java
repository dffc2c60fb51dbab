package dev.neurosdk.testkit.transport;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.testkit.time.Timeline;
import dev.neurosdk.testkit.time.VirtualTimeline;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Connections in memory and in virtual time: everything sent arrives one to two milliseconds later, in order for each
 * direction, drawn from a seed, so that another seed gives another interleaving of several connections and the same seed the
 * same. Confined to one thread, the one that waits.
 */
public final class MemoryNetwork implements Network {

    private static final int FIRST_PORT = 1;

    private final VirtualTimeline timeline;
    private final RandomGenerator random;
    private final Map<Integer, Acceptor> listeners = new HashMap<>();
    private int nextPort = FIRST_PORT;

    /**
     * A network on which nobody listens yet.
     *
     * @param timeline its clock
     * @param seed decides how long each delivery takes
     */
    public MemoryNetwork(VirtualTimeline timeline, long seed) {
        this.timeline = requireNonNull(timeline, "timeline");
        this.random = new SplittableRandom(seed);
    }

    @Override
    public Wire connect(Dial dial, WireListener listener) throws IOException {
        URI server = dial.server();
        @Nullable Acceptor acceptor = listeners.get(server.getPort());
        if (acceptor == null) {
            throw new IOException(server + ": expected an open connection, was refused: nobody listens");
        }
        String query = server.getRawQuery() == null ? "" : '?' + server.getRawQuery();
        String path = server.getRawPath().isEmpty() ? "/" : server.getRawPath();
        Acceptor.Admission admission = acceptor.decide(new Acceptor.Opening(path + query, dial.headers()));
        Duration left = dial.deadline();
        while (admission instanceof Acceptor.Delayed delayed) {
            if (delayed.delay().compareTo(left) > 0) {
                timeline.advance(left);
                throw new IOException(server + ": expected an open connection within "
                        + dial.deadline().toMillis() + " ms, was still opening");
            }
            timeline.advance(delayed.delay());
            left = left.minus(delayed.delay());
            admission = delayed.then();
        }
        if (admission instanceof Acceptor.Accepted accepted) {
            MemoryWire near = new MemoryWire(this);
            MemoryWire far = new MemoryWire(this);
            near.join(far);
            far.join(near);
            near.tell(listener);
            far.tell(accepted.listener().apply(far));
            return near;
        }
        throw new IOException(
                server + ": expected an open connection, was HTTP " + ((Acceptor.Refused) admission).status());
    }

    @Override
    public Listening listen(String host, int port, Acceptor acceptor) throws IOException {
        int chosen = port == 0 ? nextPort++ : port;
        if (listeners.putIfAbsent(chosen, acceptor) != null) {
            throw new IOException("port " + chosen + ": expected a free port, was taken");
        }
        URI uri = URI.create("ws://" + host + ':' + chosen + '/');
        return new Listening() {
            @Override
            public URI uri() {
                return uri;
            }

            @Override
            public void close() {
                listeners.remove(chosen, acceptor);
            }
        };
    }

    @Override
    public Timeline timeline() {
        return timeline;
    }

    /** When something sent now arrives: never before what was sent earlier on the same way. */
    long arrival(long notBefore) {
        long took = Duration.ofMillis(1).toNanos()
                + random.nextLong(Duration.ofMillis(1).toNanos());
        return Math.max(notBefore, timeline.nanos() + took);
    }

    void at(long nanos, Runnable task) {
        timeline.schedule(Duration.ofNanos(nanos - timeline.nanos()), task);
    }
}
