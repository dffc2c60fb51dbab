package dev.neurosdk.server.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.session.Surroundings;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.eclipse.jetty.util.Callback;

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
        byte[] utf8 = text.getBytes(UTF_8);
        int length = utf8.length;
        long before = bytes.getAndAdd(length);
        if (messages.incrementAndGet() > limits.queuedMessages()) {
            cut("queuedMessages");
        } else if (before > 0 && before + length > limits.queuedBytes()) {
            cut("queuedBytes");
        } else {
            line.send(text, utf8, new Sending(length));
        }
    }

    /** A message that is on its way, until it has left or can't. */
    private final class Sending implements Callback {
        private final int length;

        Sending(int length) {
            this.length = length;
        }

        @Override
        public void succeeded() {
            bytes.addAndGet(-length);
            messages.decrementAndGet();
        }

        @Override
        public void failed(Throwable failure) {
            succeeded();
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
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
