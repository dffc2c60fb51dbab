package dev.neurosdk.benchmarks;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.neurosdk.protocol.codec.MessageEncoder;
import java.io.StringWriter;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What does it cost to encode a message? Confined to one benchmark thread.
 *
 * <pre>{@code java -jar neuro-benchmarks/target/benchmarks.jar EncodeBenchmark -prof gc}</pre>
 *
 * <p>How to read it: {@link #encoder()} starts from a message, the others only write a tree that is there already, so
 * they are lower bounds. In a registration the encoder also reads each schema again, because a message holds it as text
 * and a schema that is not JSON must not reach the wire; that is most of its time there.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class EncodeBenchmark {

    /** The message encoded. */
    @Param
    public Sample message = Sample.CONTEXT;

    private final Gson gson = new GsonBuilder().disableHtmlEscaping().create();
    private final JsonMapper jackson = new JsonMapper();
    private JsonElement gsonTree = JsonParser.parseString(message.text());
    private JsonNode jacksonTree = jackson.readTree(message.text());

    /** Builds the trees that the others write. */
    @Setup(Level.Trial)
    public void trees() {
        gsonTree = JsonParser.parseString(message.text());
        jacksonTree = jackson.readTree(message.text());
    }

    /** {@return the text of the message} */
    @Benchmark
    public String encoder() {
        return MessageEncoder.encode(message.message());
    }

    /** {@return the text of a ready Gson tree} */
    @Benchmark
    public String gsonTree() {
        StringWriter text = new StringWriter(256);
        gson.toJson(gsonTree, text);
        return text.toString();
    }

    /** {@return the text of a ready Jackson tree} */
    @Benchmark
    public String jacksonTree() {
        return jackson.writeValueAsString(jacksonTree);
    }
}
