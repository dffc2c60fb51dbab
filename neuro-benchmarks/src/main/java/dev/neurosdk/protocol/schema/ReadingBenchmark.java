package dev.neurosdk.protocol.schema;

import dev.neurosdk.benchmarks.SchemaBenchmark;
import dev.neurosdk.protocol.codec.StrictJson;
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
import tools.jackson.databind.JsonNode;

/**
 * What does it cost to read an action's data before they are checked? Confined to one benchmark thread.
 *
 * <pre>{@code java -jar neuro-benchmarks/target/benchmarks.jar 'ReadingBenchmark|SchemaBenchmark.fitting' -prof gc}</pre>
 *
 * <p>How to read it: {@link SchemaBenchmark#fitting()} does the same first; what is left of it is the check alone. It lives in
 * the schema's package because the reading is not public.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ReadingBenchmark {

    /** {@return the value} */
    @Benchmark
    public StrictJson.Parsed<JsonNode> reading() {
        return JsonTrees.read(SchemaBenchmark.FITTING, SchemaLimits.DEFAULT.dataLength());
    }
}
