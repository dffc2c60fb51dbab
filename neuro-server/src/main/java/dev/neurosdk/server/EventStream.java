package dev.neurosdk.server;

import dev.neurosdk.server.connection.OriginPolicy;
import dev.neurosdk.server.connection.Timetable;
import dev.neurosdk.server.event.EventSink;
import dev.neurosdk.server.http.Access;
import dev.neurosdk.server.http.SameOrigin;
import dev.neurosdk.server.stream.History;
import dev.neurosdk.server.stream.StreamHub;
import dev.neurosdk.server.stream.StreamSettings;
import dev.neurosdk.server.stream.session.SessionItems;
import dev.neurosdk.server.stream.socket.StreamSocket;
import dev.neurosdk.server.stream.socket.ViewerLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What happens on a server, as a stream that operators and their programs watch. Thread-safe. */
final class EventStream implements AutoCloseable {

    static final String PATH = "/events";

    private static final int KEPT_ITEMS = 5_000;
    private static final long KEPT_BYTES = 16 << 20;
    /** Whoever is slower is cut. */
    private static final Duration GOODBYE = Duration.ofMillis(500);

    private final StreamHub hub;
    private final SessionItems items;
    private final Timetable timetable = new Timetable();
    private final StreamSocket socket;

    /**
     * Whether there is to be one, and what for. Immutable.
     *
     * @param on whether; null for wherever there is a control API
     * @param settings how those who watch are treated
     * @param origins which web pages may connect at all
     */
    record Wanted(@Nullable Boolean on, StreamSettings settings, OriginPolicy origins) {}

    EventStream(Wanted wanted, SameOrigin sameOrigin, Access access) {
        hub = StreamHub.builder()
                .name("neuro")
                .history(History.memory(KEPT_ITEMS, KEPT_BYTES))
                .settings(wanted.settings())
                .build();
        items = new SessionItems(hub);
        socket = new StreamSocket(
                PATH,
                hub,
                StreamSocket.Door.forOperators(sameOrigin, access, wanted.origins()),
                ViewerLimits.DEFAULT.withConnections(100, 100),
                timetable);
    }

    EventSink sink() {
        return items;
    }

    StreamSocket socket() {
        return socket;
    }

    /** Says goodbye to those who watch. What happens afterwards nobody sees. */
    @Override
    public void close() {
        socket.close(GOODBYE);
        hub.close();
        timetable.stop();
    }
}
