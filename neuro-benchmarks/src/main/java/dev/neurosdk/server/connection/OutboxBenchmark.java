package dev.neurosdk.server.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.event.WireTap;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to put a message into the outbox? Confined to one benchmark thread.
 *
 * <pre>{@code java -jar neuro-benchmarks/target/benchmarks.jar OutboxBenchmark -prof gc}</pre>
 *
 * <p>How to read it: the socket takes every frame at once and does nothing with it, so {@link #send()} is encoding, counting
 * what waits, and the hand-over. {@link #encode()} is the encoding alone and {@link #socket()} the bytes and the frame alone;
 * what is left is the outbox. {@link #sendRaw()} starts from a text. It lives in the outbox's package because the outbox is not public.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class OutboxBenchmark {

    private final NeuroMessage message = new NeuroMessage.Action(
            "7c1e9b52-0f0a-4f7e-9a53-2d2b9a8f6c11", "set_course", "{\"place\":\"Amber Reach\",\"speed\":0.5}");
    private final String text = MessageEncoder.encode(message);
    private final CoreSession socket = new TakesAll();
    private final Outbox outbox = new Outbox(
            new Line(socket, new Timetable(), new Tapped(WireTap.none(), 1), null),
            PortLimits.DEFAULT,
            (limit, outcome) -> {
                throw new IllegalStateException("expected room in the outbox, was " + limit);
            });

    /** Sends a message. */
    @Benchmark
    public void send() {
        outbox.send(message);
    }

    /** Sends a text. */
    @Benchmark
    public void sendRaw() {
        outbox.sendRaw(text);
    }

    /** {@return the text of the message} */
    @Benchmark
    public String encode() {
        return MessageEncoder.encode(message);
    }

    /** Hands a text over. */
    @Benchmark
    public void socket() {
        socket.sendFrame(new Frame(OpCode.TEXT, true, ByteBuffer.wrap(text.getBytes(UTF_8))), Callback.NOOP, false);
    }

    private static final class TakesAll extends CoreSession.Empty {
        @Override
        public boolean isOutputOpen() {
            return true;
        }

        @Override
        public void sendFrame(Frame frame, Callback callback, boolean batch) {
            callback.succeeded();
        }
    }
}
