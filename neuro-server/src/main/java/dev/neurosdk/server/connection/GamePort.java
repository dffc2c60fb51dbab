package dev.neurosdk.server.connection;

import dev.neurosdk.protocol.codec.MessageDecoder;
import dev.neurosdk.server.action.NameClaims;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.event.EventSink;
import dev.neurosdk.server.event.SessionRef;
import dev.neurosdk.server.http.Pages;
import dev.neurosdk.server.session.Session;
import dev.neurosdk.server.session.SessionSettings;
import dev.neurosdk.server.session.Sessions;
import dev.neurosdk.server.session.Surroundings;
import dev.neurosdk.server.speech.Speech;
import dev.neurosdk.server.speech.SpeechSettings;
import java.io.IOException;
import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listening TCP port on which games are served. Thread-safe. */
public final class GamePort implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GamePort.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration SHUTDOWN_IDLE = Duration.ofMillis(100);

    private final PortSettings settings;
    private final SessionSettings sessionSettings;
    private final Sessions sessions;
    private final MessageDecoder decoder;
    private final Decider decider;
    private final Decider fallback;
    private final EventSink events;
    private final NameClaims names = new NameClaims();
    private final Timetable timetable = new Timetable();
    private final Speech speech;
    private final AtomicLong connections = new AtomicLong();
    // Weak, so that a handshake that never completes leaves nothing behind.
    private final Set<GameEndpoint> endpoints =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private final Server server;
    private final ServerConnector connector;

    private GamePort(
            PortSettings settings,
            SessionSettings sessionSettings,
            Sessions sessions,
            Decider decider,
            Decider fallback,
            EventSink events,
            Pages pages,
            SpeechSettings speechSettings) {
        this.settings = settings;
        this.sessionSettings = sessionSettings;
        this.sessions = sessions;
        this.decoder = new MessageDecoder(sessionSettings.edition(), settings.maxMessageBytes());
        this.decider = decider;
        this.fallback = fallback;
        this.events = events;
        this.speech = new Speech(
                sessions,
                timetable,
                speechSettings,
                failure -> LOG.error("The character's speech met a fault", failure));
        this.server = new Server(threads(), new ScheduledExecutorScheduler("neuro-scheduler", true), null);
        this.connector = connector();
        server.addConnector(connector);
        server.setHandler(upgrades(pages));
        server.setStopTimeout(STOP_TIMEOUT.toMillis());
    }

    /**
     * Starts listening.
     *
     * @param settings where, and what is taken from a connection
     * @param sessionSettings what all sessions have in common
     * @param sessions where the session of each connection is to be found as long as it is there
     * @param decider the character's brain
     * @param fallback is asked when the brain has given nothing usable
     * @param events is told what happens
     * @param pages what is answered to HTTP without a WebSocket
     * @param speechSettings how the simulated voice speaks
     * @return the open port
     * @throws IOException when the address can't be bound; the message says why
     */
    public static GamePort open(
            PortSettings settings,
            SessionSettings sessionSettings,
            Sessions sessions,
            Decider decider,
            Decider fallback,
            EventSink events,
            Pages pages,
            SpeechSettings speechSettings)
            throws IOException {
        GamePort port =
                new GamePort(settings, sessionSettings, sessions, decider, fallback, events, pages, speechSettings);
        try {
            port.connector.open();
            port.server.start();
            return port;
        } catch (Exception e) {
            port.close();
            throw new IOException(port.whyNot(e), e);
        }
    }

    /** {@return the TCP port, also when any free one was asked for} */
    public int port() {
        return connector.getLocalPort();
    }

    /** {@return what the character says aloud to the games of this port} */
    public Speech speech() {
        return speech;
    }

    /** Stops listening, closes every connection with 1001 and ends its threads. Harmless when already closed. */
    @Override
    public void close() {
        try {
            connector.close();
            speech.close();
            sayGoodbye();
            server.stop();
        } catch (TimeoutException e) {
            LOG.debug("Some connections did not finish within {}", STOP_TIMEOUT);
        } catch (Exception e) {
            LOG.warn("Stopping the server failed", e);
        } finally {
            timetable.stop();
        }
    }

    /** Jetty's own shutdown misses connections that are just being opened. */
    private void sayGoodbye() throws InterruptedException {
        CompletableFuture<?>[] ends;
        synchronized (endpoints) {
            ends = endpoints.stream().map(GameEndpoint::leave).toArray(CompletableFuture[]::new);
        }
        try {
            CompletableFuture.allOf(ends).get(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("Some games did not answer the close frame", e);
        }
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("neuro");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        return threads;
    }

    private ServerConnector connector() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // A game's name may hold an encoded slash; nothing here maps paths to files.
        http.setUriCompliance(UriCompliance.DEFAULT.with(
                "names",
                UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
                UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING));
        ServerConnector made = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        made.setHost(settings.host());
        made.setPort(settings.port());
        made.setReuseAddress(true);
        made.setShutdownIdleTimeout(SHUTDOWN_IDLE.toMillis());
        return made;
    }

    private WebSocketUpgradeHandler upgrades(Pages pages) {
        WebSocketUpgradeHandler upgrades = WebSocketUpgradeHandler.from(server, this::configure);
        upgrades.setHandler(new VersionCheck(pages));
        return upgrades;
    }

    private void configure(ServerWebSocketContainer container) {
        container.setIdleTimeout(Duration.ZERO);
        container.setMaxTextMessageSize(settings.maxMessageBytes());
        container.setMaxBinaryMessageSize(settings.maxMessageBytes());
        container.setMaxFrameSize(settings.maxMessageBytes());
        container.addMapping("regex|^/.*$", this::accept);
    }

    private @Nullable Object accept(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
        String path = request.getHttpURI().getPath();
        if (!GamePath.isMain(path)) {
            Response.writeError(request, response, callback, 404, "There is no voice here");
            return null;
        }
        response.setExtensions(List.of());
        SessionRef ref = new SessionRef(
                connections.incrementAndGet(),
                UUID.randomUUID().toString(),
                Request.getRemoteAddr(request) + ":" + Request.getRemotePort(request),
                GamePath.game(path));
        GameEndpoint endpoint = new GameEndpoint(
                ref,
                decoder,
                settings,
                timetable,
                sessions,
                speech,
                outbox -> new Session(sessionSettings, ref, around(ref, outbox)));
        endpoints.add(endpoint);
        return endpoint;
    }

    private Surroundings around(SessionRef ref, Outbox outbox) {
        return new Surroundings(
                outbox,
                decider,
                fallback,
                events,
                timetable,
                names,
                speech::hush,
                failure -> LOG.error("Connection {} ({}) met a fault", ref.number(), ref.remote(), failure));
    }

    private String whyNot(Exception e) {
        String where = settings.host() + ":" + settings.port();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return "Cannot listen on " + where + ": " + cause.getMessage();
            }
            if (cause instanceof UnresolvedAddressException) {
                return "Cannot listen on " + where + ": there is no such host";
            }
        }
        return "Cannot listen on " + where + ": " + e;
    }
}
