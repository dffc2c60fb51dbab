package dev.neurosdk.benchmarks;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.server.event.EventSink;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.SessionRef;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What does it cost to tell an event to several sinks? Confined to one benchmark thread.
 *
 * <pre>{@code java -jar neuro-benchmarks/target/benchmarks.jar FanOutBenchmark -prof gc}</pre>
 *
 * <p>How to read it: {@link #direct} calls the same sinks one after the other; {@link #fanOut} also keeps what one of them
 * throws from the others. Both should cost the same, and nothing when nobody listens.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class FanOutBenchmark {

    /** How many listen. */
    @Param({"0", "1", "4"})
    public int sinks = 1;

    private final SessionEvent event = new SessionEvent.MessageReceived(
            new SessionRef(1, "public-id", "127.0.0.1:1", Sample.GAME),
            new GameMessage.Startup(Sample.GAME),
            List.of());
    private EventSink[] each = {};
    private EventSink all = EventSink.all();

    /**
     * Makes the sinks.
     *
     * @param taken takes every event
     */
    @Setup(Level.Trial)
    public void listen(Blackhole taken) {
        each = new EventSink[sinks];
        Arrays.setAll(each, i -> new Listening(taken)::take);
        all = EventSink.all(each);
    }

    /** A sink of its own kind, as real ones are. */
    private record Listening(Blackhole taken) {
        private void take(SessionEvent event) {
            taken.consume(event);
        }
    }

    /** Tells all at once. */
    @Benchmark
    public void fanOut() {
        all.accept(event);
    }

    /** Tells one after the other. */
    @Benchmark
    public void direct() {
        for (EventSink sink : each) {
            sink.accept(event);
        }
    }
}
