package dev.neurosdk.server.connection;

import dev.neurosdk.server.event.SessionRef;
import dev.neurosdk.server.logging.SessionKeys;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One socket: turns frames into what is said, within the limits. The next frame is asked for only when the last one has been
 * dealt with, so a game that floods is slowed down by its own connection. Public because Jetty requires it; confined to
 * Jetty.
 */
public final class SocketEndpoint implements Session.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(SocketEndpoint.class);
    private static final String FAREWELL = "the server is shutting down";

    private final Supplier<SessionRef> session;
    private final PortLimits limits;
    private final Timetable timetable;
    private final Conversation conversation;
    private final Tapped tapped;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final MessageBuffer buffer;
    private final TokenBucket rate;

    private volatile boolean leaving;
    private volatile @Nullable Line line;
    private Runnable stopKeepingAlive = () -> {};

    SocketEndpoint(
            Supplier<SessionRef> session,
            PortLimits limits,
            Timetable timetable,
            Conversation conversation,
            Tapped tapped) {
        this.session = session;
        this.limits = limits;
        this.timetable = timetable;
        this.conversation = conversation;
        this.tapped = tapped;
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
    public void onWebSocketOpen(Session socket) {
        Line opened = new Line(socket, timetable, tapped);
        line = opened;
        stopKeepingAlive = KeepAlive.start(opened, limits, timetable, conversation::limitReached);
        conversation.opened(opened);
        if (leaving) {
            opened.close(1001, FAREWELL);
        }
    }

    @Override
    public void onWebSocketPartialText(String part, boolean last) {
        Line open = heard(true);
        if (open == null || isTooLong(Utf8.length(part), open)) {
            return;
        }
        String text = buffer.add(part, last);
        if (text == null) {
            open.read();
            return;
        }
        tapped.received(text);
        try {
            conversation.text(text, next(open));
        } catch (RuntimeException e) {
            SessionKeys.on(LOG.atError(), session.get()).setCause(e).log("A fault of the server closes the connection");
            open.close(1011, "internal error");
        }
    }

    @Override
    public void onWebSocketPartialBinary(ByteBuffer part, boolean last, Callback callback) {
        Line open = heard(true);
        int length = part.remaining();
        if (open == null || isTooLong(length, open)) {
            callback.succeed();
            return;
        }
        tapped.received(part, last);
        callback.succeed();
        if (last) {
            int whole = buffer.length();
            buffer.clear();
            conversation.binary(whole, next(open));
        } else {
            open.read();
        }
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        Line open = heard(false);
        if (open != null) {
            open.read();
        }
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        SessionKeys.on(LOG.atDebug(), session.get()).setCause(cause).log("The connection failed");
    }

    @Override
    public void onWebSocketClose(int code, @Nullable String reason, Callback callback) {
        stopKeepingAlive.run();
        tapped.closed(code, reason == null ? "" : reason);
        conversation.closed(code, reason == null ? "" : reason);
        callback.succeed();
        ended.complete(null);
    }

    private @Nullable Line heard(boolean data) {
        Line open = line;
        if (open != null) {
            open.heard(data);
        }
        return open;
    }

    private boolean isTooLong(long length, Line open) {
        if (buffer.admits(length)) {
            return false;
        }
        buffer.clear();
        conversation.limitReached("messageBytes", "the connection was closed with 1009");
        open.close(1009, "a message has more than " + limits.messageBytes() + " bytes");
        return true;
    }

    /** What follows when a message has been dealt with: the next, at once or when the rate allows it. */
    private Runnable next(Line open) {
        long pause = rate.take(System.nanoTime());
        if (pause == 0) {
            return open::read;
        }
        if (rate.beginsEpisode()) {
            conversation.limitReached("messagesPerSecond", "reading pauses until the rate is kept again");
        }
        return () -> open.readAfter(pause);
    }
}
