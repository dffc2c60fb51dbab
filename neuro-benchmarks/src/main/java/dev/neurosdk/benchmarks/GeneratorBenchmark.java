package dev.neurosdk.benchmarks;

import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.protocol.schema.DataGenerator;
import dev.neurosdk.protocol.schema.Generated;
import java.util.List;
import java.util.SplittableRandom;
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

/**
 * What does it cost to make data for an action? Confined to one benchmark thread.
 *
 * <pre>{@code java -jar neuro-benchmarks/target/benchmarks.jar GeneratorBenchmark -prof gc}</pre>
 *
 * <p>How to read it: {@link #check()} is the yardstick: checking one ready piece of data for the same schema, which
 * every generated piece goes through as well. {@link #valid()} in units of that is the price of generating.
 * {@link #prepare()} is paid once per registered action.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class GeneratorBenchmark {

    /** An action of {@link Sample#REGISTER}, for what its schema has. */
    public enum Action {
        /** A choice, a nested object, bounds. */
        COURSE(Sample.COURSE),
        /** An array of objects. */
        PURCHASE(Sample.PURCHASE),
        /** An array of choices. */
        CREW(Sample.CREW),
        /** A text with a pattern. */
        MESSAGE(Sample.MESSAGE);

        private final String schema;

        Action(String schema) {
            this.schema = schema;
        }
    }

    /** The action that data is made for. */
    @Param
    public Action action = Action.COURSE;

    private final SplittableRandom random = new SplittableRandom(1);
    private ActionSchema schema = Schemas.compiled(action.schema);
    private DataGenerator generator = DataGenerator.of(schema);
    private String ready = "{}";

    /** Compiles the schema and makes the data that is only checked. */
    @Setup(Level.Trial)
    public void prepareOnce() {
        schema = Schemas.compiled(action.schema);
        generator = DataGenerator.of(schema);
        ready = generator.valid(new SplittableRandom(2)).map(Generated.Data::json, none -> {
            throw new IllegalStateException("expected data, was " + none);
        });
    }

    /** {@return data that fits} */
    @Benchmark
    public Generated valid() {
        return generator.valid(random);
    }

    /** {@return data that breaks one keyword} */
    @Benchmark
    public Generated invalid() {
        return generator.invalid(random);
    }

    /** {@return a generator} */
    @Benchmark
    public DataGenerator prepare() {
        return DataGenerator.of(schema);
    }

    /** {@return no violation} */
    @Benchmark
    public List<Violation> check() {
        return schema.validate(ready);
    }
}
