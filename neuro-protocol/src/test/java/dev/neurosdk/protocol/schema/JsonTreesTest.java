package dev.neurosdk.protocol.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.codec.StrictJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class JsonTreesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "-0.0, 0",
        "7, 7",
        "1.0, 1",
        "1e2, 100",
        "1.50, 1.5",
        "2147483648, 2147483648",
        "9007199254740992, 9007199254740992",
        "9007199254740993, 9007199254740993",
        "1e-999999999, 0",
        "1e-99999999999, 0",
        "0e99999999999, 0",
        "0.1, 0.1",
    })
    void number_hasOneFormPerValue(String literal, String written) {
        assertThat(JsonTrees.write(JsonTrees.INSTANCE.number(literal))).isEqualTo(written);
    }

    @Test
    void number_equalValuesAreEqualNodes() {
        assertThat(JsonTrees.INSTANCE.number("1.0")).isEqualTo(JsonTrees.INSTANCE.number("1"));
        assertThat(JsonTrees.INSTANCE.number("1e20")).isEqualTo(JsonTrees.INSTANCE.number("100000000000000000000"));
    }

    @Test
    void text_isWrittenAsItWasRead() {
        String text = "{\"a\":[1,\"x\",true,null,{}],\"ü\":\"\\n<\"}";

        assertThat(JsonTrees.read(text, 100))
                .isEqualTo(new StrictJson.Valid<>(new JsonMapper().readTree(text), List.of()))
                .isInstanceOfSatisfying(
                        StrictJson.Valid.class,
                        valid -> assertThat(valid.root()).hasToString(text));
    }
}
