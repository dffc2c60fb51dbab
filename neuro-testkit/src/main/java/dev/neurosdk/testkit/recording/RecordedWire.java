package dev.neurosdk.testkit.recording;

import dev.neurosdk.testkit.transport.Wire;
import dev.neurosdk.testkit.transport.frame.Frame;
import dev.neurosdk.testkit.transport.frame.FrameReader;
import dev.neurosdk.testkit.transport.frame.MessageReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Writes down what really goes out on a connection, right before it does, and hands it on. Thread-safe. */
public final class RecordedWire implements Wire {

    private static final int MAX_MESSAGE = 64 << 20;

    private final Wire wire;
    private final int connection;
    private final Direction direction;
    private final Recorder out;
    private final LongSupplier nanos;
    private final BooleanSupplier cut;
    private final List<String> parts = new ArrayList<>();
    private final FrameReader frames = new FrameReader(MAX_MESSAGE);
    private final MessageReader messages;
    private final Told told = new Told();

    /**
     * A wire that is listened to on its way out.
     *
     * @param wire carries everything out
     * @param connection the connection's number
     * @param direction which way it goes
     * @param out is told of everything, right before it goes
     * @param nanos the clock that entries go by
     * @param cut asked when the connection is cut from this side: whether that is news
     */
    public RecordedWire(
            Wire wire, int connection, Direction direction, Recorder out, LongSupplier nanos, BooleanSupplier cut) {
        this.wire = wire;
        this.connection = connection;
        this.direction = direction;
        this.out = out;
        this.nanos = nanos;
        this.cut = cut;
        this.messages = new MessageReader(direction == Direction.C2S, MAX_MESSAGE);
    }

    @Override
    public CompletableFuture<Void> sendText(String text) {
        byte[] bytes = bytes(text);
        message(Frame.TEXT, bytes, List.of(bytes.length));
        return wire.sendText(text);
    }

    @Override
    public CompletableFuture<Void> sendFragment(String part, boolean last) {
        synchronized (parts) {
            parts.add(part);
            if (last) {
                List<Integer> lengths =
                        parts.stream().map(each -> bytes(each).length).toList();
                message(Frame.TEXT, bytes(String.join("", parts)), lengths);
                parts.clear();
            }
        }
        return wire.sendFragment(part, last);
    }

    @Override
    public CompletableFuture<Void> sendBinary(byte[] bytes) {
        message(Frame.BINARY, bytes.clone(), List.of(bytes.length));
        return wire.sendBinary(bytes);
    }

    @Override
    public CompletableFuture<Void> sendBytes(byte[] bytes) {
        synchronized (frames) {
            frames.feed(bytes, 0, bytes.length);
            Optional<Frame> next = frames.next();
            while (next.isPresent()) {
                messages.accept(next.get(), told);
                next = frames.next();
            }
        }
        return wire.sendBytes(bytes);
    }

    @Override
    public boolean sendsBytes() {
        return wire.sendsBytes();
    }

    @Override
    public CompletableFuture<Void> ping(byte[] payload) {
        control(LogEntry.ControlKind.PING, payload.clone());
        return wire.ping(payload);
    }

    @Override
    public CompletableFuture<Void> pong(byte[] payload) {
        control(LogEntry.ControlKind.PONG, payload.clone());
        return wire.pong(payload);
    }

    @Override
    public void answerPings(boolean automatic) {
        wire.answerPings(automatic);
    }

    @Override
    public CompletableFuture<Void> close(int code, String reason) {
        closed(code, reason);
        return wire.close(code, reason);
    }

    @Override
    public void disconnect() {
        cut(LogEntry.TcpEvent.FIN, "cut");
        wire.disconnect();
    }

    @Override
    public void reset() {
        cut(LogEntry.TcpEvent.RESET, "reset");
        wire.reset();
    }

    @Override
    public void shutdownOutput() {
        cut(LogEntry.TcpEvent.FIN, "shut down output");
        wire.shutdownOutput();
    }

    @Override
    public void stopReading() {
        wire.stopReading();
    }

    @Override
    public void resumeReading() {
        wire.resumeReading();
    }

    @Override
    public boolean isReading() {
        return wire.isReading();
    }

    private void message(int opcode, byte[] payload, List<Integer> lengths) {
        LogEntry.Opcode kind = opcode == Frame.TEXT ? LogEntry.Opcode.TEXT : LogEntry.Opcode.BINARY;
        out.record(new LogEntry.Message(nanos.getAsLong(), connection, direction, kind, lengths, payload));
    }

    private void closed(int code, String reason) {
        out.record(new LogEntry.Closed(nanos.getAsLong(), connection, direction, code, reason));
    }

    private void control(LogEntry.ControlKind kind, byte[] payload) {
        out.record(new LogEntry.Control(nanos.getAsLong(), connection, direction, kind, payload));
    }

    private void cut(LogEntry.TcpEvent event, String how) {
        if (cut.getAsBoolean()) {
            out.record(new LogEntry.Tcp(nanos.getAsLong(), connection, direction, event, how));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What the bytes mean that are sent as such. */
    private final class Told implements MessageReader.Handler {
        @Override
        public void message(int opcode, byte[] payload, List<Integer> lengths) {
            RecordedWire.this.message(opcode, payload, lengths);
        }

        @Override
        public void ping(byte[] payload) {
            control(LogEntry.ControlKind.PING, payload);
        }

        @Override
        public void pong(byte[] payload) {
            control(LogEntry.ControlKind.PONG, payload);
        }

        @Override
        public void close(int code, String reason) {
            closed(code, reason);
        }

        @Override
        public void illegal(int closeCode, String why) {
            out.record(new LogEntry.Tcp(nanos.getAsLong(), connection, direction, LogEntry.TcpEvent.ILLEGAL, why));
        }
    }
}
