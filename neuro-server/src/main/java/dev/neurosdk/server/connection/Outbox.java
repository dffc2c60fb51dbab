package dev.neurosdk.server.connection;

import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.session.Surroundings;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.eclipse.jetty.websocket.api.Callback;

/**
 * The one way out of a connection: encodes messages and hands them to Jetty, without ever waiting. A peer that lets too
 * many pile up is cut off. Thread-safe.
 */
final class Outbox implements Surroundings.Peer {

    private final Line line;
    private final PortLimits limits;
    private final BiConsumer<String, String> limitReached;
    private final AtomicInteger messages = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    Outbox(Line line, PortLimits limits, BiConsumer<String, String> limitReached) {
        this.line = line;
        this.limits = limits;
        this.limitReached = limitReached;
    }

    @Override
    public void send(NeuroMessage message) {
        if (line.isOpen()) {
            sendRaw(MessageEncoder.encode(message));
        }
    }

    @Override
    public void sendRaw(String text) {
        if (!line.isOpen()) {
            return;
        }
        long length = Utf8.length(text);
        long before = bytes.getAndAdd(length);
        if (messages.incrementAndGet() > limits.queuedMessages()) {
            cut("queuedMessages");
        } else if (before > 0 && before + length > limits.queuedBytes()) {
            cut("queuedBytes");
        } else {
            line.send(text, Callback.from(() -> left(length), failure -> left(length)));
        }
    }

    private void left(long length) {
        bytes.addAndGet(-length);
        messages.decrementAndGet();
    }

    private void cut(String limit) {
        limitReached.accept(limit, "the connection was cut");
        line.disconnect();
    }

    @Override
    public void close(int code, String reason) {
        line.close(code, reason);
    }
}
