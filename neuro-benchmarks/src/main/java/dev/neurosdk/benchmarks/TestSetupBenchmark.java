package dev.neurosdk.benchmarks;

import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
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
 * What does it cost a test to have a server and two games of its own? Confined to one benchmark thread.
 *
 * <pre>{@code java -jar neuro-benchmarks/target/benchmarks.jar TestSetupBenchmark}</pre>
 *
 * <p>How to read it: one operation listens on a free port, connects two games over TCP, and closes all three with their close
 * handshakes. It should stay under 50 ms in a warm JVM.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TestSetupBenchmark {

    /**
     * Sets a stage and clears it.
     *
     * @return how many games were connected
     * @throws IOException when there is no free port
     */
    @Benchmark
    public int serverAndTwoGames() throws IOException {
        try (FakeNeuro neuro = FakeNeuro.start();
                FakeGame first = FakeGame.connect(neuro.uri(), "First");
                FakeGame second = FakeGame.connect(neuro.uri(), "Second")) {
            return (first.isOpen() ? 1 : 0) + (second.isOpen() ? 1 : 0);
        }
    }
}
