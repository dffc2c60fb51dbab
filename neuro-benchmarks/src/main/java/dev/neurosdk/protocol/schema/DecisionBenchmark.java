package dev.neurosdk.protocol.schema;

import dev.neurosdk.benchmarks.SchemaBenchmark;
import dev.neurosdk.protocol.codec.StrictJson;
import dev.neurosdk.protocol.rule.Violation;
import java.util.List;
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
 * What does checking a decision consist of? Confined to one benchmark thread.
 *
 * <pre>{@code java -jar neuro-benchmarks/target/benchmarks.jar 'DecisionBenchmark|SchemaBenchmark.*[fF]itting.*' -prof gc}</pre>
 *
 * <p>How to read it: {@link SchemaBenchmark#fitting()} does both, one after the other. {@link #checking()} begins with a ready
 * tree, as {@link SchemaBenchmark#networkntFittingNode()} does, so these two say what the check costs beside the validator that
 * it is made with. It lives in the schema's package because neither half is public.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class DecisionBenchmark {

    private final ActionSchema schema = SchemaBenchmark.schema();
    private final JsonNode data = ((StrictJson.Valid<JsonNode>) read()).root();

    /** {@return the value} */
    @Benchmark
    public StrictJson.Parsed<JsonNode> reading() {
        return read();
    }

    /** {@return no violation} */
    @Benchmark
    public List<Violation> checking() {
        return schema.check(data);
    }

    private static StrictJson.Parsed<JsonNode> read() {
        return JsonTrees.read(SchemaBenchmark.FITTING, SchemaLimits.DEFAULT.dataLength());
    }
}
