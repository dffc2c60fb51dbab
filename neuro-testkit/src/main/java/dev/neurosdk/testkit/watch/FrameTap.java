package dev.neurosdk.testkit.watch;

import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.transport.frame.Frame;
import dev.neurosdk.testkit.transport.frame.FrameReader;
import dev.neurosdk.testkit.transport.frame.MessageReader;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Understands the frames of one direction. Confined to one thread. */
final class FrameTap implements MessageReader.Handler {

    /** The longest message that is followed, in bytes, also after inflating. */
    static final int MAX_MESSAGE = 8 << 20;

    private static final int COMPRESSED = 4;

    /** After so many frames that nobody may send, what comes is noise, and is not followed. */
    private static final int MAX_ILLEGAL = 32;

    private final int number;
    private final Direction direction;
    private final Recorder out;
    private final @Nullable Inflation inflation;
    private final FrameReader frames = new FrameReader(MAX_MESSAGE);
    private final MessageReader messages;
    private boolean compressed;
    private boolean senseless;
    private int illegal;
    private long nanos;

    FrameTap(int number, Direction direction, Recorder out, Optional<Inflation> inflation) {
        this.number = number;
        this.direction = direction;
        this.out = out;
        this.inflation = inflation.orElse(null);
        this.messages = new MessageReader(direction == Direction.C2S, MAX_MESSAGE);
    }

    void feed(byte[] bytes, int from, long when) {
        if (senseless) {
            return;
        }
        nanos = when;
        frames.feed(bytes, from, bytes.length - from);
        for (Optional<Frame> next = frames.next(); next.isPresent() && !senseless; next = frames.next()) {
            messages.accept(uncompressed(next.get()), this);
        }
        if (!senseless && frames.broken().isPresent()) {
            senseless = true;
            illegal(frames.broken().get().closeCode(), frames.broken().get().why());
        }
    }

    /** The bit belongs to the extension, and to the first frame of a message only (RFC 7692 section 6). */
    private Frame uncompressed(Frame frame) {
        boolean isFirst = frame.opcode() == Frame.TEXT || frame.opcode() == Frame.BINARY;
        if (inflation == null || !isFirst) {
            return frame;
        }
        compressed = (frame.rsv() & COMPRESSED) != 0;
        return frame.withRsv(frame.rsv() & ~COMPRESSED);
    }

    @Override
    public void message(int opcode, byte[] payload, List<Integer> lengths) {
        Optional<byte[]> whole =
                compressed && inflation != null ? inflation.inflate(payload, MAX_MESSAGE) : Optional.of(payload);
        if (whole.isEmpty()) {
            illegal(1007, "expected a payload that can be inflated to at most " + MAX_MESSAGE + " bytes");
            return;
        }
        LogEntry.Opcode kind = opcode == Frame.TEXT ? LogEntry.Opcode.TEXT : LogEntry.Opcode.BINARY;
        out.record(new LogEntry.Message(nanos, number, direction, kind, lengths, whole.get()));
    }

    @Override
    public void ping(byte[] payload) {
        out.record(new LogEntry.Control(nanos, number, direction, LogEntry.ControlKind.PING, payload));
    }

    @Override
    public void pong(byte[] payload) {
        out.record(new LogEntry.Control(nanos, number, direction, LogEntry.ControlKind.PONG, payload));
    }

    @Override
    public void close(int code, String reason) {
        out.record(new LogEntry.Closed(nanos, number, direction, code, reason));
    }

    @Override
    public void illegal(int closeCode, String why) {
        illegal++;
        senseless |= illegal >= MAX_ILLEGAL;
        out.record(new LogEntry.Tcp(nanos, number, direction, LogEntry.TcpEvent.ILLEGAL, why));
    }
}
