package dev.neurosdk.server.connection;

import dev.neurosdk.protocol.codec.MessageDecoder;
import dev.neurosdk.server.event.SessionRef;
import dev.neurosdk.server.session.SessionInput;
import dev.neurosdk.server.session.Sessions;
import dev.neurosdk.server.speech.Speech;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One game's socket: turns frames into session inputs. The next frame is asked for only when the last one has been dealt
 * with, so a game that floods is slowed down by its own connection. Public because Jetty requires it; confined to Jetty.
 */
public final class GameEndpoint implements Session.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(GameEndpoint.class);
    private static final String FAREWELL = "the server is shutting down";

    private final SessionRef ref;
    private final MessageDecoder decoder;
    private final PortSettings settings;
    private final Timetable timetable;
    private final Sessions sessions;
    private final Speech speech;
    private final Function<Outbox, dev.neurosdk.server.session.Session> maker;

    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private volatile long lastHeard = System.nanoTime();
    private volatile boolean leaving;
    private volatile @Nullable Session socket;
    private dev.neurosdk.server.session.@Nullable Session session;
    private Runnable stopPinging = () -> {};

    GameEndpoint(
            SessionRef ref,
            MessageDecoder decoder,
            PortSettings settings,
            Timetable timetable,
            Sessions sessions,
            Speech speech,
            Function<Outbox, dev.neurosdk.server.session.Session> maker) {
        this.ref = ref;
        this.decoder = decoder;
        this.settings = settings;
        this.timetable = timetable;
        this.sessions = sessions;
        this.speech = speech;
        this.maker = maker;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        socket = opened;
        dev.neurosdk.server.session.Session made = maker.apply(new Outbox(opened, settings.maxQueuedMessages()));
        session = made;
        sessions.add(made);
        stopPinging = timetable.every(settings.pingInterval(), this::ping);
        made.post(new SessionInput.Opened());
        speech.greet(made, this::demand);
        if (leaving) {
            close(1001, FAREWELL);
        }
    }

    /**
     * Ends the connection because the server does, at once or as soon as it is open.
     *
     * @return done when the connection has ended
     */
    CompletableFuture<Void> leave() {
        leaving = true;
        close(1001, FAREWELL);
        return ended;
    }

    @Override
    public void onWebSocketText(String text) {
        lastHeard = System.nanoTime();
        try {
            post(new SessionInput.Said(decoder.decodeGame(text)));
        } catch (RuntimeException e) {
            LOG.error("Connection {} ({}) is closed after a fault of the server", ref.number(), ref.remote(), e);
            close(1011, "internal error");
        }
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        lastHeard = System.nanoTime();
        int length = payload.remaining();
        callback.succeed();
        post(new SessionInput.BinaryReceived(length));
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        lastHeard = System.nanoTime();
        demand();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        LOG.debug("Connection {} ({})", ref.number(), ref.remote(), cause);
    }

    @Override
    public void onWebSocketClose(int code, @Nullable String reason, Callback callback) {
        stopPinging.run();
        if (session != null) {
            sessions.remove(session);
            session.post(new SessionInput.Closed(code, reason == null ? "" : reason));
        }
        callback.succeed();
        ended.complete(null);
    }

    private void post(SessionInput input) {
        if (session != null) {
            session.post(input, this::demand);
        }
    }

    private void demand() {
        Session open = socket;
        if (open != null && open.isOpen()) {
            open.demand();
        }
    }

    private void close(int code, String reason) {
        Session open = socket;
        if (open != null) {
            open.close(code, reason, Callback.NOOP);
        }
    }

    private void ping() {
        Session open = socket;
        if (open == null) {
            return;
        }
        Duration silence = Duration.ofNanos(System.nanoTime() - lastHeard);
        if (silence.compareTo(settings.pingInterval().multipliedBy(3)) > 0) {
            open.disconnect();
        } else {
            open.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
        }
    }
}
