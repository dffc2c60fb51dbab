package dev.neurosdk.server.connection;

import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.session.Surroundings;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * The one way out of a connection: encodes messages and hands them to Jetty, without ever waiting. A peer that lets too
 * many pile up is cut off. Thread-safe.
 */
final class Outbox implements Surroundings.Peer {

    private final Session socket;
    private final int limit;
    private final AtomicInteger queued = new AtomicInteger();
    private final Callback sent = Callback.from(queued::decrementAndGet, failure -> queued.decrementAndGet());

    Outbox(Session socket, int limit) {
        this.socket = socket;
        this.limit = limit;
    }

    @Override
    public void send(NeuroMessage message) {
        if (socket.isOpen()) {
            sendRaw(MessageEncoder.encode(message));
        }
    }

    @Override
    public void sendRaw(String text) {
        if (!socket.isOpen()) {
            return;
        }
        if (queued.incrementAndGet() > limit) {
            socket.disconnect();
        } else {
            socket.sendText(text, sent);
        }
    }

    @Override
    public void close(int code, String reason) {
        socket.close(code, reason, Callback.NOOP);
    }
}
