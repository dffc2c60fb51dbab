package dev.neurosdk.server.stream.socket;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.server.connection.Farewell;
import dev.neurosdk.server.connection.OriginPolicy;
import dev.neurosdk.server.connection.Slots;
import dev.neurosdk.server.connection.Timetable;
import dev.neurosdk.server.http.Access;
import dev.neurosdk.server.http.Answer;
import dev.neurosdk.server.http.Refusal;
import dev.neurosdk.server.http.SameOrigin;
import dev.neurosdk.server.stream.Grant;
import dev.neurosdk.server.stream.StreamHub;
import dev.neurosdk.server.stream.Wish;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.jspecify.annotations.Nullable;

/**
 * A stream at a path of a server: whoever asks for a WebSocket there becomes a viewer, everything else is left to other
 * handlers. Thread-safe.
 */
public final class StreamSocket extends Handler.Abstract implements AutoCloseable {

    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final int FRAME = 1 << 16;
    private static final int INPUT_BUFFER = 1 << 10;

    private final String path;
    private final StreamHub hub;
    private final Door door;
    private final ViewerLimits limits;
    private final Timetable timetable;
    private final Slots slots;
    private final Set<StreamEndpoint> endpoints = ConcurrentHashMap.newKeySet();
    private final Runnable stopLooking;
    private @Nullable WebSocketMappings mappings;
    private volatile boolean over;

    /**
     * Who gets in. Immutable.
     *
     * @param guard throws a {@link Refusal} when the request may not connect, whatever it shows
     * @param tickets who may see what
     * @param origins which web pages may connect
     * @param compression whether viewers that offer permessage-deflate get it, at about 110 KiB each
     */
    public record Door(Consumer<Request> guard, Tickets tickets, OriginPolicy origins, boolean compression) {
        /** Refuses null components. */
        public Door {
            requireNonNull(guard, "guard");
            requireNonNull(tickets, "tickets");
            requireNonNull(origins, "origins");
        }

        /**
         * The door of an operator's stream: for this machine's programs and this server's own pages, with a token where one is
         * asked for.
         *
         * @param sameOrigin keeps other pages out
         * @param access who may come in
         * @param origins which web pages may connect at all
         * @return a door behind which everything may be seen
         */
        public static Door forOperators(SameOrigin sameOrigin, Access access, OriginPolicy origins) {
            return new Door(
                    request -> {
                        sameOrigin.require(request);
                        Refusal.requireAccess(access, request);
                    },
                    Tickets.open(),
                    origins,
                    false);
        }
    }

    /**
     * Mounts a stream.
     *
     * @param path where, for example {@code /events}
     * @param hub the stream; stays the caller's
     * @param door who gets in
     * @param limits how much is taken from viewers
     * @param timetable knows what is due
     */
    public StreamSocket(String path, StreamHub hub, Door door, ViewerLimits limits, Timetable timetable) {
        this.path = requireNonNull(path, "path");
        this.hub = requireNonNull(hub, "hub");
        this.door = requireNonNull(door, "door");
        this.limits = requireNonNull(limits, "limits");
        this.timetable = requireNonNull(timetable, "timetable");
        this.slots = new Slots(limits.connections(), limits.connectionsPerAddress(), 0);
        Duration sweep = limits.pingInterval().compareTo(SWEEP) < 0 ? limits.pingInterval() : SWEEP;
        this.stopLooking = timetable.every(sweep, () -> endpoints.forEach(StreamEndpoint::look));
    }

    @Override
    protected void doStart() throws Exception {
        mappings = new WebSocketMappings(WebSocketServerComponents.ensureWebSocketComponents(getServer()));
        super.doStart();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        boolean upgrade = request.getHeaders().contains(HttpHeader.UPGRADE, "websocket");
        if (!upgrade || !path.equals(request.getHttpURI().getPath())) {
            return false;
        }
        try {
            door.guard().accept(request);
            admit(request);
        } catch (Refusal refusal) {
            refusal.headers().forEach(response.getHeaders()::put);
            Answer.text(refusal.status(), refusal.detail(), response, callback);
            return true;
        }
        Grant grant = door.tickets().grant(request);
        if (grant == null) {
            Access.refuse(request, response, callback);
            return true;
        }
        return open(request, response, callback, grant);
    }

    /** {@return how many viewers there are} */
    public int viewers() {
        return slots.taken();
    }

    /** Ends with {@link #close(Duration)} and two seconds for the viewers. */
    @Override
    public void close() {
        close(Duration.ofSeconds(2));
    }

    /**
     * Lets nobody in any more, says goodbye to all viewers with 1001, waits for them to go and cuts those that don't. Harmless
     * when already closed.
     *
     * @param grace how long to wait
     */
    public void close(Duration grace) {
        over = true;
        List<StreamEndpoint> open = List.copyOf(endpoints);
        open.forEach(StreamEndpoint::leave);
        if (!Farewell.within(open, StreamEndpoint::ended, grace)) {
            open.forEach(StreamEndpoint::cut);
        }
        stopLooking.run();
    }

    private void admit(Request request) {
        if (over) {
            throw new Refusal(503, "ending", "The server is shutting down.");
        }
        for (String origin : request.getHeaders().getValuesList(HttpHeader.ORIGIN)) {
            if (!door.origins().admits(origin)) {
                throw new Refusal(403, "foreign-origin", "Pages of this origin may not connect here.");
            }
        }
    }

    private boolean open(Request request, Response response, Callback callback, Grant grant) {
        Wish.Reading reading = Wish.read(parameters(request), grant);
        if (reading instanceof Wish.Reading.Wrong wrong) {
            Answer.text(
                    HttpStatus.BAD_REQUEST_400,
                    "The address is no good at " + wrong.fault().at() + ": "
                            + wrong.fault().message() + ".",
                    response,
                    callback);
            return true;
        }
        InetSocketAddress remote = remote(request);
        Slots.Outcome outcome = slots.take(remote.getAddress());
        if (outcome instanceof Slots.Outcome.Full full) {
            Answer.text(full.verdict().status(), full.verdict().reason(), response, callback);
            return true;
        }
        Wish wish = ((Wish.Reading.Understood) reading).wish();
        String name = Request.getRemoteAddr(request) + ":" + remote.getPort();
        StreamEndpoint endpoint =
                new StreamEndpoint(limits, line -> hub.register(line, name, grant, wish), timetable::shortly);
        track(request, endpoint, ((Slots.Outcome.Taken) outcome).slot());
        return upgrade(request, response, callback, endpoint);
    }

    private void track(Request request, StreamEndpoint endpoint, Slots.Slot slot) {
        endpoints.add(endpoint);
        CompletableFuture<Void> unused = endpoint.ended().thenRun(() -> {
            endpoints.remove(endpoint);
            slot.giveBack();
        });
        Request.addCompletionListener(request, failure -> {
            if (failure != null) {
                endpoint.ended().complete(null);
            }
        });
        if (over) {
            endpoint.leave();
        }
    }

    private boolean upgrade(Request request, Response response, Callback callback, StreamEndpoint endpoint) {
        WebSocketNegotiator negotiator = (asked, answer, done) -> {
            if (!door.compression()) {
                answer.setExtensions(List.of());
            }
            return endpoint;
        };
        boolean upgraded =
                requireNonNull(mappings, "started").upgrade(negotiator, request, response, callback, this::configure);
        if (!upgraded) {
            endpoint.ended().complete(null);
        }
        return upgraded;
    }

    private void configure(Configuration session) {
        session.setIdleTimeout(Duration.ZERO);
        session.setMaxFrameSize(Math.max(FRAME, limits.messageBytes()));
        session.setInputBufferSize(INPUT_BUFFER);
    }

    private static Map<String, String> parameters(Request request) {
        Map<String, String> parameters = new HashMap<>();
        String query = Access.withoutToken(request.getHttpURI().getQuery());
        if (query != null) {
            Fields fields = Request.extractQueryParameters(request, StandardCharsets.UTF_8);
            fields.forEach(field -> parameters.putIfAbsent(field.getName(), field.getValue()));
        }
        return parameters;
    }

    private static InetSocketAddress remote(Request request) {
        if (request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress address) {
            return address;
        }
        throw new IllegalStateException("expected a connection over TCP");
    }
}
