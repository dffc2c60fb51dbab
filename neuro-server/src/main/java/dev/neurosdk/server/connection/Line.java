package dev.neurosdk.server.connection;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;

/** An open WebSocket: when it is read, what is sent, and for how long it has been silent. Thread-safe. */
final class Line {

    /** A peer that does not answer a close frame, or never gets it, is cut after this. */
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final CoreSession socket;
    private final Timetable timetable;
    private final Tapped tapped;

    private volatile boolean reading;
    private volatile boolean cut;
    private volatile long heard = System.nanoTime();
    private volatile long said = System.nanoTime();

    Line(CoreSession socket, Timetable timetable, Tapped tapped) {
        this.socket = socket;
        this.timetable = timetable;
        this.tapped = tapped;
    }

    boolean isOpen() {
        return !cut && socket.isOutputOpen();
    }

    /** Asks for the next frame. */
    void read() {
        heard = System.nanoTime();
        reading = true;
        if (!socket.isClosed()) {
            socket.demand();
        }
    }

    void readAfter(long nanos) {
        Runnable unused = timetable.shortly(Duration.ofNanos(nanos), this::read);
    }

    /** A frame came. */
    void heard(boolean data) {
        reading = false;
        heard = System.nanoTime();
        if (data) {
            said = heard;
        }
    }

    /** For how long nothing came although it would have been read. */
    Duration silence() {
        return reading ? Duration.ofNanos(System.nanoTime() - heard) : Duration.ZERO;
    }

    /** For how long no message came. */
    Duration sinceMessage() {
        return Duration.ofNanos(System.nanoTime() - said);
    }

    /** Sends a text, given also as its bytes. */
    void send(String text, byte[] utf8, Callback sent) {
        tapped.sent(text);
        socket.sendFrame(new Frame(OpCode.TEXT, true, ByteBuffer.wrap(utf8)), sent, false);
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
            socket.close(code, reason, Callback.NOOP);
            Runnable unused = timetable.shortly(CLOSING, this::disconnect);
        }
    }

    void disconnect() {
        cut = true;
        tapped.ending();
        socket.abort();
    }
}
