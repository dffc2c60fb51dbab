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
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.eclipse.jetty.websocket.core.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listening TCP port on which games are served. Thread-safe. */
public final class GamePort implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GamePort.class);

    private final PortSettings settings;
    private final Sessions sessions;
    private final Decider decider;
    private final Decider fallback;
    private final EventSink events;
    private final NameClaims names = new NameClaims();
    private final Timetable timetable = new Timetable();
    private final Speech speech;
    private final Handshakes handshakes;
    private final HttpPort http;

    private GamePort(
            PortSettings settings,
            SessionSettings sessionSettings,
            Sessions sessions,
            Decider decider,
            Decider fallback,
            EventSink events,
            SpeechSettings speechSettings)
            throws StartFailedException {
        this.settings = settings;
        this.sessions = sessions;
        this.decider = decider;
        this.fallback = fallback;
        this.events = events;
        this.http = new HttpPort(settings, timetable, "neuro");
        MessageDecoder decoder =
                new MessageDecoder(sessionSettings.edition(), settings.limits().messageBytes());
        this.speech = new Speech(
                sessions,
                timetable.onto(http.workers()),
                speechSettings,
                failure -> LOG.error("The character's speech met a fault", failure));
        this.handshakes = new Handshakes(
                settings,
                decoder,
                timetable,
                sessions,
                speech::greet,
                http.workers(),
                (ref, peer) -> new Session(sessionSettings, ref, around(ref, peer)));
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
        GamePort port = new GamePort(settings, sessionSettings, sessions, decider, fallback, events, speechSettings);
        try {
            List<Handler> handlers = new ArrayList<>(pages.sockets());
            handlers.add(port.upgrades(pages));
            port.http.start(new Handler.Sequence(handlers));
            return port;
        } catch (StartFailedException e) {
            port.close(Duration.ZERO);
            throw e;
        }
    }

    /** {@return the TCP port, also when any free one was asked for} */
    public int port() {
        return http.port();
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
        http.reloadTls();
    }

    /** Closes the port with {@link #close(Duration)} and two seconds for the games. */
    @Override
    public void close() {
        close(HttpPort.REMAINS);
    }

    /**
     * Stops listening, says goodbye to every connection with 1001, waits for them to go, cuts those that don't, and ends all
     * threads. Harmless when already closed.
     *
     * @param grace how long to wait; zero or more
     */
    public void close(Duration grace) {
        http.stopListening();
        speech.close();
        List<SocketEndpoint> open = handshakes.end();
        open.forEach(SocketEndpoint::leave);
        if (!Farewell.within(open, SocketEndpoint::ended, grace)) {
            open.forEach(SocketEndpoint::cut);
            boolean unused = Farewell.within(open, SocketEndpoint::ended, HttpPort.REMAINS);
        }
        sessions.post(new SessionInput.Closed(1006, "the server has stopped"));
        http.stop();
    }

    private WebSocketUpgradeHandler upgrades(Pages pages) {
        WebSocketUpgradeHandler upgrades =
                new WebSocketUpgradeHandler(WebSocketServerComponents.ensureWebSocketComponents(http.server()));
        upgrades.getConfiguration().setIdleTimeout(Duration.ZERO);
        upgrades.getConfiguration().setMaxFrameSize(settings.limits().messageBytes());
        upgrades.addMapping("regex|^/.*$", this::accept);
        upgrades.setHandler(new VersionCheck(pages));
        return upgrades;
    }

    private @Nullable FrameHandler accept(
            ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
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
                timetable.onto(http.workers()),
                names,
                speech::hush,
                sessions::isPaused,
                failure -> SessionKeys.on(LOG.atError(), sessions.named(ref))
                        .setCause(failure)
                        .log("Something failed that was told of a game, or asked about it"));
    }
}
