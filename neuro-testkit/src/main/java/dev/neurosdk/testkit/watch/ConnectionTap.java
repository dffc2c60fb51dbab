package dev.neurosdk.testkit.watch;

import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.transport.frame.HttpHead;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Understands one connection: the handshake, then frames both ways. From the first bytes on that make no sense, a direction
 * is not followed any more, only how it ends. Confined to one thread.
 */
final class ConnectionTap {

    /** What a side may send before its turn in the handshake and still be understood. */
    private static final int MAX_EARLY = 1 << 20;

    private final int number;
    private final Recorder out;
    private final HeadReading request = new HeadReading();
    private final HeadReading response = new HeadReading();
    private final ByteArrayOutputStream early = new ByteArrayOutputStream();
    private final ByteArrayOutputStream unasked = new ByteArrayOutputStream();
    private @Nullable FrameTap game;
    private @Nullable FrameTap neuro;
    private boolean opened;
    private boolean asked;
    private boolean senseless;
    private boolean unreachable;

    ConnectionTap(int number, Recorder out) {
        this.number = number;
        this.out = out;
    }

    void bytes(Direction direction, byte[] bytes, long nanos) {
        if (senseless) {
            return;
        }
        if (direction == Direction.C2S) {
            fromGame(bytes, nanos);
        } else {
            fromNeuro(bytes, nanos);
        }
    }

    void ended(Direction direction, LogEntry.TcpEvent event, long nanos) {
        open(nanos, "", Map.of());
        out.record(new LogEntry.Tcp(nanos, number, direction, event, ""));
    }

    void unreachable(String why, long nanos) {
        open(nanos, "", Map.of());
        unreachable = true;
        out.record(new LogEntry.Tcp(nanos, number, Direction.S2C, LogEntry.TcpEvent.RESET, "unreachable: " + why));
    }

    void lost(long nanos) {
        open(nanos, "", Map.of());
        senseless = true;
        out.record(new LogEntry.Mark(
                nanos,
                number,
                "recording fell behind: the rest of this connection was forwarded and not recorded",
                null));
    }

    void over(boolean stopped, long nanos) {
        if (stopped && !unreachable) {
            open(nanos, "", Map.of());
            out.record(new LogEntry.Mark(nanos, number, "the proxy was stopped while this connection was open", null));
        }
    }

    private void fromGame(byte[] bytes, long nanos) {
        if (game != null) {
            game.feed(bytes, 0, nanos);
            return;
        }
        int used = asked ? 0 : request.feed(bytes);
        if (request.isHopeless()) {
            illegal(Direction.C2S, nanos, "expected the head of an HTTP request");
        } else if (early.size() + bytes.length - used > MAX_EARLY) {
            illegal(Direction.C2S, nanos, "expected to wait for the end of the handshake");
        } else {
            early.write(bytes, used, bytes.length - used);
            if (!asked && request.isWhole()) {
                asked(nanos);
            }
        }
    }

    private void asked(long nanos) {
        asked = true;
        Optional<HttpHead> head = request.head();
        if (head.isEmpty()) {
            illegal(Direction.C2S, nanos, "expected the head of an HTTP request");
            return;
        }
        String[] line = head.get().startLine().split(" ", -1);
        open(nanos, line.length > 1 ? line[1] : "", head.get().headers());
        answer(unasked.toByteArray(), nanos);
        unasked.reset();
    }

    private void fromNeuro(byte[] bytes, long nanos) {
        if (neuro != null) {
            neuro.feed(bytes, 0, nanos);
        } else if (asked) {
            answer(bytes, nanos);
        } else if (unasked.size() + bytes.length > MAX_EARLY) {
            illegal(Direction.S2C, nanos, "expected to wait for a request");
        } else {
            unasked.writeBytes(bytes);
        }
    }

    private void answer(byte[] bytes, long nanos) {
        int used = response.feed(bytes);
        if (response.isHopeless()) {
            illegal(Direction.S2C, nanos, "expected the head of an HTTP response");
        } else if (response.isWhole()) {
            answered(nanos);
            if (neuro != null) {
                neuro.feed(bytes, used, nanos);
            }
        }
    }

    private void answered(long nanos) {
        Optional<HttpHead> head = response.head();
        if (head.isEmpty() || !head.get().startLine().matches("HTTP/1\\.1 101( .*)?")) {
            String line = head.map(HttpHead::startLine).orElse("something else");
            illegal(Direction.S2C, nanos, "expected HTTP 101, was " + shortened(line));
            return;
        }
        Optional<Deflate> deflate = Deflate.negotiated(head.get().value("sec-websocket-extensions"));
        game = new FrameTap(number, Direction.C2S, out, deflate.map(Deflate::ofClient));
        neuro = new FrameTap(number, Direction.S2C, out, deflate.map(Deflate::ofServer));
        game.feed(early.toByteArray(), 0, nanos);
        early.reset();
    }

    private void illegal(Direction direction, long nanos, String why) {
        open(nanos, "", Map.of());
        senseless = true;
        early.reset();
        out.record(new LogEntry.Tcp(nanos, number, direction, LogEntry.TcpEvent.ILLEGAL, why));
    }

    private void open(long nanos, String target, Map<String, List<String>> headers) {
        if (!opened) {
            opened = true;
            out.record(new LogEntry.Opened(nanos, number, target, headers));
        }
    }

    private static String shortened(String line) {
        String plain = line.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 60 ? plain.substring(0, 60) + '…' : plain;
    }
}
