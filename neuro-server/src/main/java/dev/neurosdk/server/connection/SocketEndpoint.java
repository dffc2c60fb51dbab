package dev.neurosdk.server.connection;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.server.event.SessionRef;
import dev.neurosdk.server.logging.SessionKeys;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
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
 * One socket: turns frames into what is said, within the limits. The next frame is asked for only when the last one has been
 * dealt with, so a game that floods is slowed down by its own connection. Confined to Jetty.
 */
final class SocketEndpoint implements FrameHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SocketEndpoint.class);
    private static final String FAREWELL = "the server is shutting down";

    /** More characters take long to read. */
    private static final int LONG = 4096;

    private final Supplier<SessionRef> session;
    private final PortLimits limits;
    private final Timetable timetable;
    private final Conversation conversation;
    private final Tapped tapped;
    private final Executor heavy;
    private final @Nullable EventLoop loop;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final MessageBuffer buffer;
    private final TokenBucket rate;

    private volatile boolean leaving;
    private volatile @Nullable Line line;
    private Runnable stopKeepingAlive = () -> {};
    private boolean binary;
    private boolean deaf;

    SocketEndpoint(
            Supplier<SessionRef> session,
            PortLimits limits,
            Timetable timetable,
            Conversation conversation,
            Tapped tapped,
            Executor heavy,
            @Nullable EventLoop loop) {
        this.session = session;
        this.limits = limits;
        this.timetable = timetable;
        this.conversation = conversation;
        this.tapped = tapped;
        this.heavy = heavy;
        this.loop = loop;
        this.buffer = new MessageBuffer(limits.messageBytes());
        this.rate = new TokenBucket(limits.messagesPerSecond(), System.nanoTime());
    }

    /** Done when the connection has ended, or never came to be. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /** Ends the connection because the server does, at once or as soon as it is open. */
    void leave() {
        leaving = true;
        Line open = line;
        if (open != null) {
            open.close(1001, FAREWELL);
        }
    }

    /** Ends the connection without a word. */
    void cut() {
        Line open = line;
        if (open != null) {
            open.disconnect();
        }
    }

    @Override
    public void onOpen(CoreSession socket, Callback callback) {
        callback.succeeded();
        Line opened = new Line(socket, timetable, tapped, loop);
        line = opened;
        guarded(opened, () -> {
            stopKeepingAlive = KeepAlive.start(opened, limits, timetable, conversation::limitReached);
            conversation.opened(opened);
        });
        if (leaving) {
            opened.close(1001, FAREWELL);
        }
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        Line open = requireNonNull(line, "open");
        open.heard(frame.isDataFrame());
        switch (frame.getOpCode()) {
            case OpCode.TEXT, OpCode.BINARY, OpCode.CONTINUATION -> data(frame, callback, open);
            case OpCode.PING -> {
                ByteBuffer payload = BufferUtil.copy(frame.getPayload());
                callback.succeeded();
                open.pong(payload);
            }
            case OpCode.CLOSE -> {
                over(CloseStatus.getCloseStatus(frame));
                callback.succeeded();
            }
            default -> {
                callback.succeeded();
                open.read();
            }
        }
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
        SessionKeys.on(LOG.atDebug(), session.get()).setCause(cause).log("The connection failed");
        callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        over(status);
        callback.succeeded();
    }

    private void over(CloseStatus status) {
        if (!ended.isDone()) {
            String reason = status.getReason() == null ? "" : status.getReason();
            stopKeepingAlive.run();
            tapped.closed(status.getCode(), reason);
            conversation.closed(status.getCode(), reason);
            ended.complete(null);
        }
    }

    private void data(Frame frame, Callback callback, Line open) {
        int length = frame.getPayloadLength();
        if (frame.getOpCode() != OpCode.CONTINUATION) {
            binary = frame.getOpCode() == OpCode.BINARY;
        }
        if (deaf || isTooLong(length, open)) {
            callback.succeeded();
            open.read();
        } else if (binary) {
            tapped.received(frame.getPayload(), frame.isFin());
            callback.succeeded();
            binary(frame.isFin(), open);
        } else if (frame.isFin()) {
            String text = Utf8.text(buffer.end(frame.getPayload()));
            callback.succeeded();
            text(text, open);
        } else {
            buffer.add(frame.getPayload());
            callback.succeeded();
            open.read();
        }
    }

    private void binary(boolean last, Line open) {
        if (last) {
            int whole = buffer.length();
            buffer.clear();
            conversation.binary(whole, next(open));
        } else {
            open.read();
        }
    }

    private void text(@Nullable String text, Line open) {
        if (text == null) {
            refuse(open, 1007, "a text is not UTF-8");
            open.read();
            return;
        }
        tapped.received(text);
        Runnable step = () -> guarded(open, () -> conversation.text(text, next(open)));
        if (text.length() > LONG || (loop != null && loop.hasTakenMany())) {
            guarded(open, () -> heavy.execute(step));
        } else {
            step.run();
        }
    }

    private void guarded(Line open, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            SessionKeys.on(LOG.atError(), session.get()).setCause(e).log("A fault of the server closes the connection");
            refuse(open, 1011, "internal error");
            open.read();
        }
    }

    /** Ends the connection; what still comes is read, so that the answer to the farewell is found behind it, and dropped. */
    private void refuse(Line open, int code, String reason) {
        deaf = true;
        buffer.clear();
        open.close(code, reason);
    }

    private boolean isTooLong(int length, Line open) {
        if (buffer.admits(length)) {
            return false;
        }
        conversation.limitReached("messageBytes", "the connection was closed with 1009");
        refuse(open, 1009, "a message has more than " + limits.messageBytes() + " bytes");
        return true;
    }

    /** What follows when a message has been dealt with: the next, at once or when the rate allows it. */
    private Runnable next(Line open) {
        long pause = rate.take(open.said());
        if (pause == 0) {
            return open::read;
        }
        if (rate.beginsEpisode()) {
            conversation.limitReached("messagesPerSecond", "reading pauses until the rate is kept again");
        }
        return () -> open.readAfter(pause);
    }
}
