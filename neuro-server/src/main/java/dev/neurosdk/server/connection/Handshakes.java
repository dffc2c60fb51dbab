package dev.neurosdk.server.connection;

import dev.neurosdk.protocol.codec.MessageDecoder;
import dev.neurosdk.server.connection.HandshakePolicy.Verdict;
import dev.neurosdk.server.event.SessionRef;
import dev.neurosdk.server.http.Access;
import dev.neurosdk.server.http.Answer;
import dev.neurosdk.server.session.Session;
import dev.neurosdk.server.session.Sessions;
import dev.neurosdk.server.session.Surroundings;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who gets in: judges each wish for a WebSocket and knows those that came true. Thread-safe. */
final class Handshakes {

    private static final Logger LOG = LoggerFactory.getLogger(Handshakes.class);

    private final PortSettings settings;
    private final MessageDecoder decoder;
    private final Timetable timetable;
    private final Sessions sessions;
    private final BiConsumer<Session, Runnable> greeter;
    private final Executor workers;
    private final BiFunction<SessionRef, Surroundings.Peer, Session> maker;
    private final Slots slots;
    private final AtomicLong connections = new AtomicLong();
    private final Set<SocketEndpoint> endpoints = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    Handshakes(
            PortSettings settings,
            MessageDecoder decoder,
            Timetable timetable,
            Sessions sessions,
            BiConsumer<Session, Runnable> greeter,
            Executor workers,
            BiFunction<SessionRef, Surroundings.Peer, Session> maker) {
        this.settings = settings;
        this.decoder = decoder;
        this.timetable = timetable;
        this.sessions = sessions;
        this.greeter = greeter;
        this.workers = workers;
        this.maker = maker;
        this.slots = new Slots(settings.limits());
    }

    /** The connections that are there or about to be; from now on there are no new ones. */
    List<SocketEndpoint> end() {
        over = true;
        return List.copyOf(endpoints);
    }

    /** How many places are taken. */
    int taken() {
        return slots.taken();
    }

    /** The endpoint of a connection; null when the answer says why there is none. */
    @Nullable
    SocketEndpoint open(Request request, Response response, Callback callback) {
        if (!settings.access().admits(request)) {
            Access.refuse(request, response, callback);
            return null;
        }
        InetSocketAddress remote = remote(request);
        if (judge(request, remote) instanceof Verdict.Refused refused) {
            return refuse(refused, response, callback);
        }
        Slots.Outcome outcome = slots.take(remote.getAddress());
        if (outcome instanceof Slots.Outcome.Full full) {
            return refuse(full.verdict(), response, callback);
        }
        return endpoint(request, remote, ((Slots.Outcome.Taken) outcome).slot());
    }

    private static @Nullable SocketEndpoint refuse(Verdict.Refused refused, Response response, Callback callback) {
        Answer.text(refused.status(), refused.reason(), response, callback);
        return null;
    }

    private Verdict judge(Request request, InetSocketAddress remote) {
        if (over) {
            return new Verdict.Refused(503, "The server is shutting down.");
        }
        for (String origin : request.getHeaders().getValuesList(HttpHeader.ORIGIN)) {
            if (!settings.origins().admits(origin)) {
                return new Verdict.Refused(403, "Pages of this origin may not connect here.");
            }
        }
        try {
            return settings.handshakes().judge(handshake(request, remote));
        } catch (RuntimeException e) {
            LOG.error("The handshake policy failed", e);
            return new Verdict.Refused(500, "The server's handshake policy failed.");
        }
    }

    private Handshake handshake(Request request, InetSocketAddress remote) {
        boolean open = settings.access().isOpen();
        String query = request.getHttpURI().getQuery();
        Map<String, List<String>> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            if (open || field.getHeader() != HttpHeader.AUTHORIZATION) {
                headers.put(field.getName(), request.getHeaders().getValuesList(field.getName()));
            }
        }
        return new Handshake(
                request.getHttpURI().getPath(), open ? query : Access.withoutToken(query), headers, remote);
    }

    private SocketEndpoint endpoint(Request request, InetSocketAddress remote, Slots.Slot slot) {
        String path = request.getHttpURI().getPath();
        SessionRef ref = new SessionRef(
                connections.incrementAndGet(),
                UUID.randomUUID().toString(),
                Request.getRemoteAddr(request) + ":" + remote.getPort(),
                GamePath.game(path));
        EventLoop loop = GamePath.isMain(path) ? servedOnLoop(request) : null;
        // Whoever has a thread of its own need not hand anything over.
        Executor heavy = loop == null ? Runnable::run : workers;
        Conversation conversation = GamePath.isMain(path)
                ? new GameConversation(
                        decoder, settings.limits(), sessions, greeter, heavy, peer -> maker.apply(ref, peer))
                : new VoiceRefusal(decoder);
        Tapped tapped = new Tapped(settings.tap(), ref.number());
        tapped.opened(handshake(request, remote));
        SocketEndpoint endpoint = new SocketEndpoint(
                () -> sessions.named(ref), settings.limits(), timetable, conversation, tapped, heavy, loop);
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
        return endpoint;
    }

    /** Has a game's connection served on the event loop from now on, if that is wanted and can be; not over TLS. */
    private @Nullable EventLoop servedOnLoop(Request request) {
        return settings.eventLoop()
                        && request.getConnectionMetaData().getConnection().getEndPoint() instanceof LoopEndPoint socket
                ? socket.serveOnLoop()
                : null;
    }

    private static InetSocketAddress remote(Request request) {
        if (request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress address) {
            return address;
        }
        throw new IllegalStateException("expected a connection over TCP");
    }
}
