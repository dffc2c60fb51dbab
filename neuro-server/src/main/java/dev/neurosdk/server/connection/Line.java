package dev.neurosdk.server.connection;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

/** An open WebSocket: when it is read, what is sent, and for how long it has been silent. Thread-safe. */
final class Line {

    /** A peer that does not answer a close frame, or never gets it, is cut after this. */
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private static final long BUSY = Long.MIN_VALUE;

    private final CoreSession socket;
    private final Timetable timetable;
    private final Tapped tapped;
    private final @Nullable EventLoop loop;
    private final Queue<Runnable> gathered = new ArrayDeque<>(0);
    private boolean gathering;

    private volatile boolean cut;
    /** Since when the next frame is awaited; {@link #BUSY} while it is not. Written far more often than looked at. */
    private final AtomicLong awaiting = new AtomicLong(BUSY);

    private final AtomicLong said = new AtomicLong(System.nanoTime());

    Line(CoreSession socket, Timetable timetable, Tapped tapped, @Nullable EventLoop loop) {
        this.socket = socket;
        this.timetable = timetable;
        this.tapped = tapped;
        this.loop = loop;
    }

    boolean isOpen() {
        return !cut && socket.isOutputOpen();
    }

    /** Asks for the next frame. */
    void read() {
        awaiting.setRelease(System.nanoTime());
        if (!socket.isClosed()) {
            socket.demand();
        }
    }

    void readAfter(long nanos) {
        Runnable unused = timetable.shortly(Duration.ofNanos(nanos), this::read);
    }

    /** A frame came. */
    void heard(boolean data) {
        awaiting.setRelease(BUSY);
        if (data) {
            said.setRelease(System.nanoTime());
        }
    }

    /** When the last frame of a message came, in nanoseconds from any start. */
    long said() {
        return said.getAcquire();
    }

    /** For how long nothing came although it would have been read. */
    Duration silence() {
        long since = awaiting.getAcquire();
        return since == BUSY ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    /** For how long no message came. */
    Duration sinceMessage() {
        return Duration.ofNanos(System.nanoTime() - said());
    }

    /** Sends a text, given also as its bytes. */
    void send(String text, byte[] utf8, Callback sent) {
        tapped.sent(text);
        Frame frame = new Frame(OpCode.TEXT, true, ByteBuffer.wrap(utf8));
        leaves(() -> socket.sendFrame(frame, sent, false));
    }

    /** Takes a step at once or, on the event loop, a moment later together with others; behind those that wait already. */
    private void leaves(Runnable step) {
        if (loop == null || !waits(loop, step)) {
            step.run();
        }
    }

    private boolean waits(EventLoop busy, Runnable step) {
        synchronized (gathered) {
            if (gathering) {
                return gathered.add(step);
            }
            if (!busy.gathers()) {
                return false;
            }
            gathering = true;
            gathered.add(step);
        }
        busy.gather(this);
        return true;
    }

    /** Takes the steps that wait, and those that come meanwhile. */
    void release() {
        for (Runnable step = next(); step != null; step = next()) {
            step.run();
        }
    }

    private @Nullable Runnable next() {
        synchronized (gathered) {
            Runnable step = gathered.poll();
            gathering = step != null;
            return step;
        }
    }

    void ping() {
        socket.sendFrame(new Frame(OpCode.PING), Callback.NOOP, false);
    }

    /** Answers a ping, and reads on when the answer has left. */
    void pong(ByteBuffer payload) {
        socket.sendFrame(new Frame(OpCode.PONG, payload), Callback.from(this::read), false);
    }

    void close(int code, String reason) {
        if (isOpen()) {
            tapped.ending();
            leaves(() -> socket.close(new Goodbye(code, reason), Callback.NOOP));
            Runnable unused = timetable.shortly(CLOSING, this::disconnect);
        }
    }

    void disconnect() {
        cut = true;
        tapped.ending();
        socket.abort();
    }
}
