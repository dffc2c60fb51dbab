package dev.neurosdk.benchmarks.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

    private final Envelope envelope = new Envelope();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"command\":\"action\",\"data\":{\"id\":\"x7\",\"name\":\"go\",\"data\":\"{\\\"id\\\":\\\"no\\\"}\"}}",
                "{\"data\":{\"name\":\"go\",\"id\":\"x7\"},\"command\":\"action\"}",
                "\n{ \"data\" : {\"deep\":{\"id\":\"no\",\"command\":\"no\"}, \"id\" : \"x7\" },\n \"command\" : \"action\" }",
                "{\"other\":[{\"id\":\"no\"},\"command\"],\"command\":\"action\",\"data\":{\"l\":[\"id\",\"no\"],\"id\":\"x7\"}}",
                "{\"other\":{\"id\":\"no\"},\"n\":1.5e3,\"command\":\"action\",\"data\":{\"t\":true,\"id\":\"x7\",\"z\":\"}\"}}"
            })
    void commandAndId_areFound_whereverTheyAre(String json) {
        read(json);

        assertThat(envelope.command()).isEqualTo("action");
        assertThat(envelope.commandIs("action".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(envelope.commandIs("actions".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(id(json)).isEqualTo("x7");
    }

    @Test
    void escapes_stayAsTheyAre() {
        String json = "{\"command\":\"action\",\"data\":{\"id\":\"a\\\"b\\\\\"}}";
        read(json);

        assertThat(id(json)).isEqualTo("a\\\"b\\\\");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{}", "{\"data\":[{\"id\":\"x\"}]}", "{\"command\":5}", "\"", "{\"a\\", "}}}", "7"})
    void nothing_isFoundWhereNothingIs(String json) {
        read(json);

        assertThat(envelope.command()).isEmpty();
        assertThat(envelope.idLength()).isZero();
    }

    @Test
    void earlierMessage_isForgotten() {
        read("{\"command\":\"action\",\"data\":{\"id\":\"x7\"}}");
        read("{\"command\":\"startup\"}");

        assertThat(envelope.command()).isEqualTo("startup");
        assertThat(envelope.idLength()).isZero();
    }

    private void read(String json) {
        byte[] bytes = bytes(json);
        envelope.read(bytes, 3, bytes.length - 3);
    }

    private String id(String json) {
        return new String(bytes(json), envelope.idFrom(), envelope.idLength(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String json) {
        return ("..." + json).getBytes(StandardCharsets.UTF_8);
    }
}
