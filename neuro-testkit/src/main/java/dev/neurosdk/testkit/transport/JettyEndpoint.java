package dev.neurosdk.testkit.transport;

import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * Jetty's end of a {@link Wire}: hands what arrives to a {@link WireListener} and asks for more unless told not to. Public
 * only because Jetty demands it. Thread-safe.
 */
public final class JettyEndpoint implements Session.Listener {

    private final WireListener listener;
    private final Object lock = new Object();
    private @Nullable Session session;
    private boolean reading = true;
    private boolean owed;

    JettyEndpoint(WireListener listener) {
        this.listener = listener;
    }

    void stopReading() {
        synchronized (lock) {
            reading = false;
        }
    }

    void resumeReading() {
        Session resumed;
        synchronized (lock) {
            reading = true;
            resumed = owed ? session : null;
            owed = false;
        }
        if (resumed != null) {
            resumed.demand();
        }
    }

    boolean isReading() {
        synchronized (lock) {
            return reading;
        }
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        synchronized (lock) {
            session = opened;
        }
        next();
    }

    @Override
    public void onWebSocketText(String text) {
        listener.text(text);
        next();
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        byte[] bytes = copy(payload);
        callback.succeed();
        listener.binary(bytes);
        next();
    }

    // Pings have no method here: overriding onWebSocketPing would end the automatic pongs.

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        listener.pong(copy(payload));
        next();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        if (!(cause instanceof ClosedChannelException)) {
            listener.failed(cause);
        }
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
        callback.succeed();
        listener.closed(code, reason == null ? "" : reason);
    }

    private void next() {
        Session asked;
        synchronized (lock) {
            owed = !reading;
            asked = reading ? session : null;
        }
        if (asked != null) {
            asked.demand();
        }
    }

    private static byte[] copy(ByteBuffer payload) {
        byte[] bytes = new byte[payload.remaining()];
        payload.duplicate().get(bytes);
        return bytes;
    }
}
