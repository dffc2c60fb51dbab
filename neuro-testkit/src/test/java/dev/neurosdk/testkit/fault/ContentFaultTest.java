package dev.neurosdk.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.codec.MessageDecoder;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.protocol.schema.SchemaResult;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ContentFaultTest {

    private static final String DATA = "{\"at\":\"sky\"}";
    private static final MessageDecoder DECODER = new MessageDecoder(Edition.newest(), 1 << 20);
    private static final ActionSchema SCHEMA = ((SchemaResult.Compiled) ActionSchema.compile(
                    "{\"type\":\"object\",\"properties\":{\"at\":{\"type\":\"string\",\"enum\":[\"sky\",\"sea\"]}},"
                            + "\"required\":[\"at\"],\"additionalProperties\":false}",
                    Edition.newest()))
            .schema();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u00a7',
            value = {
                "EMPTY | §§",
                "NOT_JSON | {",
                "TRUNCATED | {\"at\":\"sky\"",
                "TRAILING_COMMA | {\"at\":\"sky\",}",
                "SINGLE_QUOTES | {'at':'sky'}",
                "NULL | null",
                "SCALAR | 7",
                "ARRAY | [{\"at\":\"sky\"}]",
                "STRING | \"{\\\"at\\\":\\\"sky\\\"}\"",
                "NO_MEMBERS | {}",
                "DROP_REQUIRED | {}",
                "WRONG_TYPE | {\"at\":7}",
                "NULL_MEMBER | {\"at\":null}",
                "UNKNOWN_CHOICE | {\"at\":\"nc_none\"}",
                "RENAMED | {\"at_\":\"sky\"}",
                "REPEATED_MEMBER | {\"at\":\"second\",\"at\":\"sky\"}",
                "EXTRA_MEMBER | {\"at\":\"sky\",\"nc_extra\":true}",
                "HUGE_NUMBER | {\"at\":1e999}",
                "ODD_CHARACTERS | {\"at\":\"\\u0000\\ud800\\u202e\",\"at\":\"sky\"}"
            })
    void mutator_doesWhatItSays(DataMutator mutator, String data) {
        assertThat(dataAfter(mutator)).contains(new JsonValue.Text(data));
    }

    @Test
    void mutators_ofOtherShapes_doWhatTheySay() {
        assertThat(dataAfter(DataMutator.ABSENT)).isEmpty();
        assertThat(dataAfter(DataMutator.OBJECT)).map(Object::toString).contains(DATA);
        assertThat(text(DataMutator.FENCED)).startsWith("```json\n{");
        assertThat(text(DataMutator.HUGE_TEXT)).hasSize(100_000 + 9);
        assertThat(text(DataMutator.DEEP)).startsWith("{\"at\":" + "[".repeat(200) + "]");
    }

    @ParameterizedTest
    @EnumSource(DataMutator.class)
    void everyMutator_givesDataThatIsNotRight(DataMutator mutator) {
        Optional<JsonValue> data = dataAfter(mutator);
        boolean isText = data.isEmpty() || data.get() instanceof JsonValue.Text;
        @Nullable
        String text = data.filter(JsonValue.Text.class::isInstance)
                .map(value -> ((JsonValue.Text) value).text())
                .orElse(null);
        assertThat(isText && SCHEMA.validate(text).isEmpty()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Malformation.class)
    void everyMalformation_isNoSoundMessage(Malformation kind) {
        String text = new ContentFault.Malform(List.of(kind))
                .change(Bench.CALL, new SplittableRandom(1))
                .orElseThrow()
                .get(0);
        Decoded<NeuroMessage> decoded = DECODER.decodeNeuro(text);
        boolean sound = decoded instanceof Decoded.Understood<NeuroMessage>
                && decoded.violations().isEmpty();
        assertThat(text).isNotEqualTo(Bench.CALL);
        assertThat(sound).isFalse();
    }

    @Test
    void nothingToChange_isNoFault() {
        SplittableRandom random = new SplittableRandom(1);
        String bare = "{\"command\":\"action\",\"data\":{\"id\":\"c1\",\"name\":\"look\"}}";
        assertThat(new ContentFault.MutateData(List.of(DataMutator.ABSENT)).change(bare, random))
                .isEmpty();
        assertThat(new ContentFault.MutateData(List.of(DataMutator.WRONG_TYPE)).change(bare, random))
                .isEmpty();
        assertThat(new ContentFault.MutateData(List.of(DataMutator.EMPTY)).change("no json", random))
                .isEmpty();
        assertThat(new ContentFault.Enlarge(List.of(10)).change(bare, random)).isEmpty();
        assertThat(new ContentFault.RetryStorm("no").change(bare, random)).isEmpty();
        assertThat(new ContentFault.UnknownName("x").change("no json", random)).isEmpty();
    }

    private static String text(DataMutator mutator) {
        return ((JsonValue.Text) dataAfter(mutator).orElseThrow()).text();
    }

    private static Optional<JsonValue> dataAfter(DataMutator mutator) {
        String call = Bench.CALL;
        return new ContentFault.MutateData(List.of(mutator))
                .change(call, new SplittableRandom(1))
                .map(texts -> texts.get(0))
                .flatMap(JsonValue::parse)
                .flatMap(message -> message.at("/data/data"));
    }
}
