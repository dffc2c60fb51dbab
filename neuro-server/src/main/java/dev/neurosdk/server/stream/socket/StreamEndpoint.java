package dev.neurosdk.server.stream.socket;

import dev.neurosdk.server.connection.Goodbye;
import dev.neurosdk.server.connection.MessageBuffer;
import dev.neurosdk.server.connection.TokenBucket;
import dev.neurosdk.server.connection.Utf8;
import dev.neurosdk.server.stream.Fault;
import dev.neurosdk.server.stream.Viewer;
import dev.neurosdk.server.stream.ViewerLine;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One viewer's socket: frames in become messages, within the limits; bytes out go as they are, the same for all. The next
 * message is read when the last one has been answered. Confined to Jetty but for what says otherwise.
 */
final class StreamEndpoint implements FrameHandler, ViewerLine {

    private static final Logger LOG = LoggerFactory.getLogger(StreamEndpoint.class);
    /** A peer that does not answer a close frame, or never gets it, is cut after this. */
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final ViewerLimits limits;
    private final Function<ViewerLine, Viewer> register;
    private final BiFunction<Duration, Runnable, Runnable> later;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final TokenBucket rate;
    private final MessageBuffer buffer;
    private boolean binary;
    private volatile @Nullable CoreSession session;
    private @Nullable Viewer viewer;
    private volatile boolean leaving;
    private volatile long heard = System.nanoTime();
    private long pinged = heard;

    StreamEndpoint(
            ViewerLimits limits,
            Function<ViewerLine, Viewer> register,
            BiFunction<Duration, Runnable, Runnable> later) {
        this.limits = limits;
        this.register = register;
        this.later = later;
        this.rate = new TokenBucket(limits.messagesPerSecond(), System.nanoTime());
        this.buffer = new MessageBuffer(limits.messageBytes());
    }

    /** Done when the connection has ended, or never came to be. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /** Says goodbye because the server ends, at once or as soon as the connection is open. Thread-safe. */
    void leave() {
        leaving = true;
        close(1001, "the server is shutting down");
    }

    /** Ends the connection without a word. Thread-safe. */
    void cut() {
        CoreSession open = session;
        if (open != null) {
            open.abort();
        }
    }

    /** Pings when it is time, and cuts the connection when it has been silent for too long. Called by one thread. */
    void look() {
        CoreSession open = session;
        long now = System.nanoTime();
        if (open == null || ended.isDone()) {
            return;
        }
        if (now - heard > limits.pongDeadline().toNanos()) {
            open.abort();
        } else if (now - pinged >= limits.pingInterval().toNanos()) {
            pinged = now;
            open.sendFrame(new Frame(OpCode.PING), Callback.NOOP, false);
        }
    }

    @Override
    public void onOpen(CoreSession opened, Callback callback) {
        session = opened;
        try {
            viewer = register.apply(this);
        } catch (IllegalStateException e) {
            leaving = true;
        }
        callback.succeeded();
        if (leaving) {
            leave();
        }
        opened.demand();
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        heard = System.nanoTime();
        switch (frame.getOpCode()) {
            case OpCode.TEXT, OpCode.BINARY, OpCode.CONTINUATION -> data(frame, callback);
            case OpCode.PING -> {
                ByteBuffer payload = BufferUtil.copy(frame.getPayload());
                callback.succeeded();
                say(new Frame(OpCode.PONG, payload), Callback.from(this::read, failure -> read()));
            }
            case OpCode.CLOSE -> callback.succeeded();
            default -> {
                callback.succeeded();
                read();
            }
        }
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
        LOG.debug("A viewer's connection failed", cause);
        callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        Viewer known = viewer;
        if (known != null) {
            known.closed();
        }
        ended.complete(null);
        callback.succeeded();
    }

    /** Thread-safe. */
    @Override
    public void send(ByteBuffer text, boolean more, Runnable sent) {
        CoreSession open = session;
        if (open == null) {
            sent.run();
            return;
        }
        Sending sending = new Sending(sent);
        open.sendFrame(new Frame(OpCode.TEXT, true, text), sending, more);
        sending.handedOver = true;
    }

    /** Thread-safe. */
    @Override
    public void close(int code, String reason) {
        CoreSession open = session;
        if (open != null && open.isOutputOpen()) {
            open.close(new Goodbye(code, reason), Callback.NOOP);
            Runnable unused = later.apply(CLOSING, open::abort);
        }
    }

    /** What follows when a message is written; one that had to wait shows that the peer is still there and reads. */
    private final class Sending implements Callback {
        private final Runnable sent;
        private boolean handedOver;

        Sending(Runnable sent) {
            this.sent = sent;
        }

        @Override
        public void succeeded() {
            if (handedOver) {
                heard = System.nanoTime();
            }
            sent.run();
        }

        @Override
        public void failed(Throwable failure) {
            sent.run();
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }

    private void data(Frame frame, Callback callback) {
        if (frame.getOpCode() != OpCode.CONTINUATION) {
            binary = frame.getOpCode() == OpCode.BINARY;
        }
        if (!buffer.admits(frame.getPayloadLength())) {
            buffer.clear();
            callback.succeeded();
            close(1009, "a message has more than " + limits.messageBytes() + " bytes");
            read();
            return;
        }
        if (frame.isFin()) {
            ByteBuffer bytes = buffer.end(frame.getPayload());
            String text = binary ? null : Utf8.text(bytes);
            callback.succeeded();
            whole(text);
        } else {
            buffer.add(frame.getPayload());
            callback.succeeded();
            read();
        }
    }

    /** A message has come; null when it is no text. */
    private void whole(@Nullable String text) {
        Viewer known = viewer;
        if (known == null) {
            read();
            return;
        }
        long pause = rate.take(System.nanoTime());
        Runnable next = pause == 0
                ? this::read
                : () -> {
                    Runnable unused = later.apply(Duration.ofNanos(pause), this::read);
                };
        if (binary) {
            known.refuse(new Fault("not-text", "expected text messages with JSON in them", ""), next);
            return;
        }
        if (text == null) {
            close(1007, "not UTF-8");
            read();
            return;
        }
        known.receive(text, next);
    }

    private void read() {
        CoreSession open = session;
        if (open != null && !open.isClosed()) {
            open.demand();
        }
    }

    private void say(Frame frame, Callback callback) {
        CoreSession open = session;
        if (open != null) {
            open.sendFrame(frame, callback, false);
        }
    }
}
