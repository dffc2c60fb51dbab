package dev.neurosdk.testkit.fault;

import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.time.VirtualTimeline;
import dev.neurosdk.testkit.transport.Wire;
import dev.neurosdk.testkit.transport.WireListener;
import dev.neurosdk.testkit.transport.frame.Frame;
import dev.neurosdk.testkit.transport.frame.FrameReader;
import dev.neurosdk.testkit.transport.frame.MessageReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A wire that writes frames to a list, in virtual time, behind a fault line. Confined to one thread. */
final class ByteBench {

    final VirtualTimeline timeline = new VirtualTimeline();
    final List<byte[]> chunks = new ArrayList<>();
    final List<Long> times = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    final Wire wire;
    final WireListener ear;
    private final Direction outgoing;

    ByteBench(Bench.Lines lines, Direction outgoing, Fault fault) {
        this.outgoing = outgoing;
        FaultPlan plan =
                FaultPlan.builder("p").rule(When.going(outgoing), fault).build();
        FaultLine line = lines.line(plan, timeline, entry -> notes.add("fault"), 1);
        ear = line.wrap(new Silent(), outgoing.opposite());
        wire = line.wrap(new Bytes(), outgoing);
    }

    ByteBench says(String... texts) {
        for (String text : texts) {
            Bench.begun(wire.sendText(text));
        }
        timeline.advance(Duration.ofSeconds(60));
        return this;
    }

    /** Every chunk as one stream. */
    byte[] stream() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        chunks.forEach(all::writeBytes);
        return all.toByteArray();
    }

    /** The frames that the chunks are, whatever their cuts. */
    List<Frame> frames() {
        FrameReader reader = new FrameReader(1 << 20);
        byte[] all = stream();
        reader.feed(all, 0, all.length);
        List<Frame> frames = new ArrayList<>();
        Optional<Frame> next = reader.next();
        while (next.isPresent()) {
            frames.add(next.get());
            next = reader.next();
        }
        return frames;
    }

    /** What an honest receiver makes of the frames. */
    List<String> understood() {
        MessageReader reader = new MessageReader(outgoing == Direction.C2S, 1 << 20);
        List<String> understood = new ArrayList<>();
        frames().forEach(frame -> reader.accept(frame, new Words(understood)));
        return understood;
    }

    private final class Bytes implements Wire {
        private CompletableFuture<Void> chunk(byte[] bytes) {
            chunks.add(bytes);
            times.add(timeline.nanos() / 1_000_000);
            return CompletableFuture.completedFuture(null);
        }

        private CompletableFuture<Void> frame(Frame frame) {
            return chunk(frame.withMasked(outgoing == Direction.C2S).encode(7));
        }

        @Override
        public CompletableFuture<Void> sendText(String text) {
            return frame(Frame.text(text));
        }

        @Override
        public CompletableFuture<Void> sendFragment(String part, boolean last) {
            return frame(Frame.text(part).withFin(last));
        }

        @Override
        public CompletableFuture<Void> sendBinary(byte[] bytes) {
            return frame(Frame.of(Frame.BINARY, bytes));
        }

        @Override
        public CompletableFuture<Void> sendBytes(byte[] bytes) {
            return chunk(bytes);
        }

        @Override
        public boolean sendsBytes() {
            return true;
        }

        @Override
        public void answerPings(boolean automatic) {
            notes.add("answers pings: " + automatic);
        }

        @Override
        public CompletableFuture<Void> ping(byte[] payload) {
            return frame(Frame.of(Frame.PING, payload));
        }

        @Override
        public CompletableFuture<Void> pong(byte[] payload) {
            return frame(Frame.of(Frame.PONG, payload));
        }

        @Override
        public CompletableFuture<Void> close(int code, String reason) {
            return frame(Frame.close(code, reason));
        }

        @Override
        public void disconnect() {
            notes.add("disconnected");
        }

        @Override
        public void reset() {
            notes.add("reset");
        }

        @Override
        public void shutdownOutput() {
            notes.add("half-closed");
        }

        @Override
        public void stopReading() {
            notes.add("stopped reading");
        }

        @Override
        public void resumeReading() {
            notes.add("reading");
        }

        @Override
        public boolean isReading() {
            return true;
        }
    }

    /** Nobody listens. */
    private static final class Silent implements WireListener {
        @Override
        public void text(String text) {}

        @Override
        public void binary(byte[] bytes) {}

        @Override
        public void pong(byte[] payload) {}

        @Override
        public void failed(Throwable cause) {}

        @Override
        public void closed(int code, String reason) {}
    }

    private record Words(List<String> words) implements MessageReader.Handler {
        @Override
        public void message(int opcode, byte[] payload, List<Integer> frames) {
            words.add(new String(payload, StandardCharsets.UTF_8) + ' ' + frames);
        }

        @Override
        public void ping(byte[] payload) {
            words.add("ping");
        }

        @Override
        public void pong(byte[] payload) {
            words.add("pong");
        }

        @Override
        public void close(int code, String reason) {
            words.add("close " + code);
        }

        @Override
        public void illegal(int closeCode, String why) {
            words.add("illegal " + why);
        }
    }
}
