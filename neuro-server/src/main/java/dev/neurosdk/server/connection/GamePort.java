package dev.neurosdk.server.connection;

import dev.neurosdk.protocol.codec.MessageDecoder;
import dev.neurosdk.server.action.NameClaims;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.event.EventSink;
import dev.neurosdk.server.event.SessionRef;
import dev.neurosdk.server.http.Pages;
import dev.neurosdk.server.logging.SessionKeys;
import dev.neurosdk.server.session.Session;
import dev.neurosdk.server.session.SessionInput;
import dev.neurosdk.server.session.SessionSettings;
import dev.neurosdk.server.session.Sessions;
import dev.neurosdk.server.session.Surroundings;
import dev.neurosdk.server.speech.Speech;
import dev.neurosdk.server.speech.SpeechSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
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
    /** What is still there after everybody has been cut must be gone after this. */
    private static final Duration REMAINS = Duration.ofSeconds(2);

    /** As many as may knock at the same moment. */
    private static final int BACKLOG = 1024;

    private static final Duration SHUTDOWN_IDLE = Duration.ofMillis(100);
    private static final Duration FILES_ARE_LOOKED_AT = Duration.ofSeconds(3);

    private final PortSettings settings;
    private final Sessions sessions;
    private final Decider decider;
    private final Decider fallback;
    private final EventSink events;
    private final NameClaims names = new NameClaims();
    private final Timetable timetable = new Timetable();
    private final Speech speech;
    private final Handshakes handshakes;
    private final @Nullable TlsFiles tls;
    private final QueuedThreadPool threads = threads();
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
            SpeechSettings speechSettings)
            throws StartFailedException {
        this.settings = settings;
        this.sessions = sessions;
        this.decider = decider;
        this.fallback = fallback;
        this.events = events;
        this.tls = settings.tls() == null ? null : TlsFiles.read(settings.tls());
        MessageDecoder decoder =
                new MessageDecoder(sessionSettings.edition(), settings.limits().messageBytes());
        this.speech = new Speech(
                sessions,
                timetable.onto(workers()),
                speechSettings,
                failure -> LOG.error("The character's speech met a fault", failure));
        this.handshakes = new Handshakes(
                settings,
                decoder,
                timetable,
                sessions,
                speech::greet,
                (ref, peer) -> new Session(sessionSettings, ref, around(ref, peer)));
        this.server = new Server(threads, new ScheduledExecutorScheduler("neuro-scheduler", true), null);
        this.connector = connector();
        server.addConnector(connector);
        server.setHandler(upgrades(pages));
        server.setStopTimeout(REMAINS.toMillis());
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
     * @throws StartFailedException when it can't; the message says why and what to do
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
            throws StartFailedException {
        try {
            Exposure.check(settings);
        } catch (IOException e) {
            throw StartFailure.explain(settings, e);
        }
        GamePort port =
                new GamePort(settings, sessionSettings, sessions, decider, fallback, events, pages, speechSettings);
        try {
            port.start();
            return port;
        } catch (Exception e) {
            port.close(Duration.ZERO);
            throw StartFailure.explain(settings, e);
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

    /** {@return how many WebSocket connections there are} */
    public int connections() {
        return handshakes.taken();
    }

    /**
     * Reads certificate and key again, at once rather than when the files are seen to have changed; connections from now on
     * get them.
     *
     * @throws IOException when they are no good; the message says why, and everything stays as it was
     * @throws IllegalStateException when the port was opened without TLS
     */
    public void reloadTls() throws IOException {
        if (tls == null) {
            throw new IllegalStateException("expected a server with TLS");
        }
        tls.reload();
    }

    /** Closes the port with {@link #close(Duration)} and two seconds for the games. */
    @Override
    public void close() {
        close(REMAINS);
    }

    /**
     * Stops listening, says goodbye to every connection with 1001, waits for them to go, cuts those that don't, and ends all
     * threads. Harmless when already closed.
     *
     * @param grace how long to wait; zero or more
     */
    public void close(Duration grace) {
        connector.close();
        speech.close();
        List<SocketEndpoint> open = handshakes.end();
        open.forEach(SocketEndpoint::leave);
        if (!haveEnded(open, grace)) {
            open.forEach(SocketEndpoint::cut);
            boolean unused = haveEnded(open, REMAINS);
        }
        sessions.post(new SessionInput.Closed(1006, "the server has stopped"));
        try {
            server.stop();
        } catch (TimeoutException e) {
            LOG.debug("Some connections did not finish within {}", REMAINS);
        } catch (Exception e) {
            LOG.warn("Stopping the server failed", e);
        } finally {
            timetable.stop();
        }
    }

    private static boolean haveEnded(List<SocketEndpoint> endpoints, Duration within) {
        CompletableFuture<?>[] ends =
                endpoints.stream().map(SocketEndpoint::ended).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(ends).get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private void start() throws Exception {
        connector.open();
        server.start();
        if (tls != null) {
            TlsFiles files = tls;
            Runnable unused = timetable.every(FILES_ARE_LOOKED_AT, () -> threads.execute(files::reloadWhenChanged));
        }
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("neuro");
        threads.setDaemon(true);
        // By default one idle thread a minute leaves: after a crowd has left, the pool would stay large for hours.
        threads.setMaxEvictCount(threads.getMaxThreads());
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
        HttpConnectionFactory factory = new HttpConnectionFactory(http);
        ServerConnector made = tls == null
                ? new ServerConnector(server, 1, 1, factory)
                : new ServerConnector(server, 1, 1, new SslConnectionFactory(tls.factory(), "http/1.1"), factory);
        if (settings.tls() != null) {
            http.addCustomizer(new SecureRequestCustomizer(settings.tls().checksServerName()));
        }
        made.addEventListener(new HandshakeWatch(timetable, settings.limits().handshakeTime()));
        made.setAcceptQueueSize(BACKLOG);
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
        container.setMaxFrameSize(settings.limits().messageBytes());
        container.addMapping("regex|^/.*$", this::accept);
    }

    private @Nullable Object accept(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
        if (!settings.compression()) {
            response.setExtensions(List.of());
        }
        return handshakes.open(request, response, callback);
    }

    private Surroundings around(SessionRef ref, Surroundings.Peer peer) {
        return new Surroundings(
                peer,
                decider,
                fallback,
                events,
                timetable.onto(workers()),
                names,
                speech::hush,
                sessions::isPaused,
                failure -> SessionKeys.on(LOG.atError(), sessions.named(ref))
                        .setCause(failure)
                        .log("Something failed that was told of a game, or asked about it"));
    }

    private Executor workers() {
        Executor virtual = threads.getVirtualThreadsExecutor();
        return virtual == null ? threads : virtual;
    }
}
