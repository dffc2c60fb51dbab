package dev.neurosdk.testkit.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.common.WebSocketSession;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;

/** A {@link Wire} over a Jetty session. Thread-safe. */
final class JettyWire implements Wire {

    private final Session session;
    private final JettyEndpoint endpoint;

    JettyWire(Session session, JettyEndpoint endpoint) {
        this.session = session;
        this.endpoint = endpoint;
    }

    @Override
    public CompletableFuture<Void> sendText(String text) {
        return sent(callback -> session.sendText(text, callback));
    }

    @Override
    public CompletableFuture<Void> sendFragment(String part, boolean last) {
        return sent(callback -> session.sendPartialText(part, last, callback));
    }

    @Override
    public CompletableFuture<Void> sendBinary(byte[] bytes) {
        return sent(callback -> session.sendBinary(ByteBuffer.wrap(bytes), callback));
    }

    @Override
    public CompletableFuture<Void> ping(byte[] payload) {
        return sent(callback -> session.sendPing(ByteBuffer.wrap(payload), callback));
    }

    @Override
    public CompletableFuture<Void> close(int code, String reason) {
        return sent(callback -> session.close(code, reason, callback));
    }

    @Override
    public void disconnect() {
        session.disconnect();
    }

    @Override
    public void reset() {
        try {
            channel().setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        session.disconnect();
    }

    @Override
    public void shutdownOutput() {
        endPoint().shutdownOutput();
    }

    @Override
    public void stopReading() {
        endpoint.stopReading();
    }

    @Override
    public void resumeReading() {
        endpoint.resumeReading();
    }

    @Override
    public boolean isReading() {
        return endpoint.isReading();
    }

    private SocketChannel channel() {
        Object transport = endPoint();
        while (transport instanceof EndPoint layer) {
            transport = layer.getTransport();
        }
        if (transport instanceof SocketChannel channel) {
            return channel;
        }
        throw new UnsupportedOperationException("expected a TCP socket below the connection, was " + transport);
    }

    private EndPoint endPoint() {
        if (session instanceof WebSocketSession jetty && jetty.getCoreSession() instanceof WebSocketCoreSession core) {
            return core.getConnection().getEndPoint();
        }
        throw new UnsupportedOperationException("expected a session that shows its connection, was " + session);
    }

    private static CompletableFuture<Void> sent(Consumer<Callback> send) {
        Callback.Completable written = new Callback.Completable();
        send.accept(written);
        return written;
    }
}
