package dev.neurosdk.benchmarks;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.codec.MessageDecoder;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.GameMessage;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What does it cost to decode a message, and how much of that is for being strict? Confined to one benchmark thread.
 *
 * <pre>{@code java -jar neuro-benchmarks/target/benchmarks.jar DecodeBenchmark -prof gc}</pre>
 *
 * <p>How to read it: {@link #decoder()} minus {@link #naive()} is the price of strict syntax, of the checks for repeated
 * names and lone surrogates, and of knowing where each problem is. {@link #gsonTree()} is a lenient tree and nothing
 * else. {@link #jacksonTokens} reads every name and value but builds nothing and checks nothing: a lower bound, not a
 * decoder. {@code gc.alloc.rate.norm} is bytes per message and steadier than time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class DecodeBenchmark {

    /** The message decoded. */
    @Param
    public Sample message = Sample.CONTEXT;

    private final MessageDecoder decoder = new MessageDecoder(Edition.newest(), MessageDecoder.DEFAULT_MAX_LENGTH);
    private final JsonFactory jackson = new JsonFactory();

    /** {@return the message, with every problem found} */
    @Benchmark
    public Decoded<GameMessage> decoder() {
        return decoder.decodeGame(message.text());
    }

    /** {@return the message, from a lenient tree without checks} */
    @Benchmark
    public GameMessage naive() {
        return NaiveReading.read(message.text());
    }

    /** {@return the lenient tree alone} */
    @Benchmark
    public JsonElement gsonTree() {
        return JsonParser.parseString(message.text());
    }

    /**
     * Walks the tokens.
     *
     * @param sink takes every name and value
     */
    @Benchmark
    public void jacksonTokens(Blackhole sink) {
        try (tools.jackson.core.JsonParser tokens = jackson.createParser(ObjectReadContext.empty(), message.text())) {
            for (JsonToken token = tokens.nextToken(); token != null; token = tokens.nextToken()) {
                consume(tokens, token, sink);
            }
        }
    }

    private static void consume(tools.jackson.core.JsonParser tokens, JsonToken token, Blackhole sink) {
        switch (token) {
            case PROPERTY_NAME, VALUE_STRING -> sink.consume(tokens.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                NumberType type = tokens.getNumberType();
                sink.consume(type == NumberType.INT ? tokens.getIntValue() : tokens.getDoubleValue());
            }
            default -> sink.consume(token);
        }
    }
}
