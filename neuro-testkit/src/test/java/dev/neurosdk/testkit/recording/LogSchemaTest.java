package dev.neurosdk.testkit.recording;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written fits the schema that is shipped, and the schema refuses what is not a line of a log. */
class LogSchemaTest {

    private final Schema schema = schema();

    @Test
    void everyKind_fits() throws IOException {
        assertFits(Entries.written(Entries.HEAD.withSeed(-3).withRedaction(), Entries.everyKind()));
        assertFits(Entries.written(Entries.HEAD.asCoarse(), Entries.everyKind()));
    }

    @Test
    void randomPayloads_fit() throws IOException {
        RandomGenerator random = new SplittableRandom(43);
        List<LogEntry> entries = Stream.generate(() -> Entries.payload(random))
                .limit(500)
                .<LogEntry>map(bytes ->
                        new LogEntry.Message(0, 1, Direction.S2C, LogEntry.Opcode.TEXT, List.of(bytes.length), bytes))
                .toList();
        assertFits(Entries.written(Entries.HEAD, entries));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"k\":\"head\",\"v\":2}",
                "{\"k\":\"mark\",\"n\":0,\"t\":0,\"c\":0,\"text\":\"\"}",
                "{\"k\":\"mark\",\"n\":1,\"t\":0,\"c\":0}",
                "{\"k\":\"msg\",\"n\":1,\"t\":0,\"c\":1,\"dir\":\"c2s\",\"op\":\"text\",\"frames\":[1]}",
                "{\"k\":\"msg\",\"n\":1,\"t\":0,\"c\":1,\"dir\":\"up\",\"op\":\"text\",\"frames\":[1],\"j\":1}",
                "{\"k\":\"ping\",\"n\":1,\"t\":0,\"c\":1,\"dir\":\"c2s\",\"raw\":\"§\"}",
                "{\"k\":\"foot\",\"n\":1,\"complete\":true,\"sha\":\"abc\"}"
            })
    void otherLines_areRefused(String line) {
        assertThat(errors(line)).isNotEmpty();
    }

    private void assertFits(byte[] log) {
        List<String> lines = new String(log, StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSizeGreaterThan(2);
        for (String line : lines) {
            assertThat(errors(line)).as(line).isEmpty();
        }
    }

    private List<Error> errors(String line) {
        return schema.validate(line, InputFormat.JSON);
    }

    private static Schema schema() {
        try (InputStream in = requireNonNull(LogWriter.class.getResourceAsStream("session-log.schema.json"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
