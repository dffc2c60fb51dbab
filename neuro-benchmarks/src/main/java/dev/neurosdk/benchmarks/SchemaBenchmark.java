package dev.neurosdk.benchmarks;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.protocol.schema.SchemaResult;
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
import tools.jackson.databind.json.JsonMapper;

/**
 * What does it cost to compile an action's schema, and to check data against it? Confined to one benchmark thread.
 *
 * <pre>{@code java -jar neuro-benchmarks/target/benchmarks.jar SchemaBenchmark -prof gc}</pre>
 *
 * <p>How to read it: one schema of about 500 bytes, data of about 100 bytes. {@link #compile()} beside
 * {@link #networkntCompile()} is the price of refusing schemas that are invalid, dangerous or without end: the validator
 * alone takes them all. {@link #fitting()} and {@link #unfitting()} start from text and read it strictly, the
 * {@code networknt…Node} ones start from a ready tree, the {@code networkntText} one from text that it reads leniently.
 * {@code DecisionBenchmark} has the halves of {@link #fitting()}; its {@code checking} is to be compared with
 * {@link #networkntFittingNode()}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class SchemaBenchmark {

    /** Data that fits {@link Sample#COURSE}. */
    public static final String FITTING =
            "{\"place\":\"Amber Reach\",\"position\":{\"x\":1200,\"y\":3400},\"speed\":0.75,\"stealth\":true}";

    /** Data that breaks it in four places. */
    static final String UNFITTING =
            "{\"place\":\"Amber Beach\",\"position\":{\"x\":-1,\"y\":\"far\"},\"speed\":7.5,\"stealth\":true}";

    private final ActionSchema schema = schema();
    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> {});
    private final Schema networknt = registry.getSchema(Sample.COURSE, InputFormat.JSON);
    private final JsonNode fittingNode = new JsonMapper().readTree(FITTING);
    private final JsonNode unfittingNode = new JsonMapper().readTree(UNFITTING);

    /** {@return what data are checked against, compiled} */
    public static ActionSchema schema() {
        return Schemas.compiled(Sample.COURSE);
    }

    /** {@return the schema, checked} */
    @Benchmark
    public SchemaResult compile() {
        return ActionSchema.compile(Sample.COURSE, Edition.newest());
    }

    /** {@return the schema, taken as it is} */
    @Benchmark
    public Schema networkntCompile() {
        Schema compiled = registry.getSchema(Sample.COURSE, InputFormat.JSON);
        compiled.initializeValidators();
        return compiled;
    }

    /** {@return no violation} */
    @Benchmark
    public List<Violation> fitting() {
        return schema.validate(FITTING);
    }

    /** {@return four violations} */
    @Benchmark
    public List<Violation> unfitting() {
        return schema.validate(UNFITTING);
    }

    /** {@return no error} */
    @Benchmark
    public List<Error> networkntFittingText() {
        return networknt.validate(FITTING, InputFormat.JSON);
    }

    /** {@return no error} */
    @Benchmark
    public List<Error> networkntFittingNode() {
        return networknt.validate(fittingNode);
    }

    /** {@return four errors} */
    @Benchmark
    public List<Error> networkntUnfittingNode() {
        return networknt.validate(unfittingNode);
    }
}
