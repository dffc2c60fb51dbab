package dev.neurosdk.testkit.watch;

import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.time.Timeline;
import dev.neurosdk.testkit.transport.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Records what a message-level proxy sends on, right before it does. Thread-safe. */
final class TappedWire implements Wire {

    private final Wire wire;
    private final int number;
    private final Direction direction;
    private final Recorder out;
    private final FrameTap frames;
    private final List<String> parts = new ArrayList<>();

    TappedWire(Wire wire, int number, Direction direction, Recorder out) {
        this.wire = wire;
        this.number = number;
        this.direction = direction;
        this.out = out;
        frames = new FrameTap(number, direction, out, Optional.empty());
    }

    @Override
    public CompletableFuture<Void> sendText(String text) {
        record(LogEntry.Opcode.TEXT, List.of(text));
        return wire.sendText(text);
    }

    @Override
    public CompletableFuture<Void> sendFragment(String part, boolean last) {
        synchronized (parts) {
            parts.add(part);
            if (last) {
                record(LogEntry.Opcode.TEXT, parts);
                parts.clear();
            }
        }
        return wire.sendFragment(part, last);
    }

    @Override
    public CompletableFuture<Void> sendBinary(byte[] bytes) {
        out.record(new LogEntry.Message(
                now(), number, direction, LogEntry.Opcode.BINARY, List.of(bytes.length), bytes.clone()));
        return wire.sendBinary(bytes);
    }

    @Override
    public CompletableFuture<Void> ping(byte[] payload) {
        control(LogEntry.ControlKind.PING, payload);
        return wire.ping(payload);
    }

    @Override
    public CompletableFuture<Void> pong(byte[] payload) {
        control(LogEntry.ControlKind.PONG, payload);
        return wire.pong(payload);
    }

    @Override
    public void answerPings(boolean automatic) {
        wire.answerPings(automatic);
    }

    @Override
    public CompletableFuture<Void> close(int code, String reason) {
        out.record(new LogEntry.Closed(now(), number, direction, code, reason));
        return wire.close(code, reason);
    }

    @Override
    public void disconnect() {
        tcp(LogEntry.TcpEvent.FIN);
        wire.disconnect();
    }

    @Override
    public void reset() {
        tcp(LogEntry.TcpEvent.RESET);
        wire.reset();
    }

    @Override
    public void shutdownOutput() {
        tcp(LogEntry.TcpEvent.FIN);
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
    public CompletableFuture<Void> sendBytes(byte[] bytes) {
        synchronized (frames) {
            frames.feed(bytes, 0, now());
        }
        return wire.sendBytes(bytes);
    }

    @Override
    public boolean sendsBytes() {
        return wire.sendsBytes();
    }

    @Override
    public boolean isReading() {
        return wire.isReading();
    }

    private void record(LogEntry.Opcode opcode, List<String> texts) {
        List<Integer> lengths = texts.stream().map(text -> bytes(text).length).toList();
        out.record(new LogEntry.Message(now(), number, direction, opcode, lengths, bytes(String.join("", texts))));
    }

    private void control(LogEntry.ControlKind kind, byte[] payload) {
        out.record(new LogEntry.Control(now(), number, direction, kind, payload.clone()));
    }

    private void tcp(LogEntry.TcpEvent event) {
        out.record(new LogEntry.Tcp(now(), number, direction, event, ""));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static long now() {
        return Timeline.real().nanos();
    }
}
