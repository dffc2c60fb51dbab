package dev.neurosdk.protocol.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThat(JsonTrees.write(JsonTrees.number(literal))).isEqualTo(written);
    }

    @Test
    void number_equalValuesAreEqualNodes() {
        assertThat(JsonTrees.number("1.0")).isEqualTo(JsonTrees.number("1"));
        assertThat(JsonTrees.number("1e20")).isEqualTo(JsonTrees.number("100000000000000000000"));
    }

    @Test
    void tree_survivesConversion() {
        String text = "{\"a\":[1,\"x\",true,null,{}],\"ü\":\"\\n<\"}";

        assertThat(JsonTrees.write(JsonTrees.toJackson(JsonParser.parseString(text))))
                .isEqualTo(text);
    }
}
