package dev.neurosdk.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValueTest {

    private static JsonValue parsed(String text) {
        return JsonValue.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "true",
                "\"\"",
                "-0",
                "1.50e+3",
                "{\"b\":[1,{\"a\":null}],\"a\":\"x \\\"y\\\" \\n 😀\"}",
                "[[],{},0.1,false]"
            })
    void compactText_isWrittenAsItWasRead(String text) {
        assertThat(parsed(text)).hasToString(text);
    }

    @Test
    void space_isForgotten_orderIsKept() {
        assertThat(parsed(" { \"b\" : 1 ,\n \"a\" : [ ] } ")).hasToString("{\"b\":1,\"a\":[]}");
    }

    @Test
    void repeatedMember_hasItsLastValue() {
        assertThat(parsed("{\"a\":1,\"a\":2}"))
                .isEqualTo(new JsonValue.Members(Map.of("a", new JsonValue.Numeral("2"))));
    }

    @Test
    void numbers_keepTheirLiteral() {
        assertThat(parsed("1.0")).isNotEqualTo(parsed("1"));
        assertThat(((JsonValue.Numeral) parsed("1.0")).value()).isEqualTo(1);
    }

    @Test
    void pointer_findsMembersAndElements() {
        JsonValue value = parsed("{\"a\":[10,{\"b/c\":{\"~\":\"deep\"}}],\"\":1}");
        assertThat(value.at("")).contains(value);
        assertThat(value.at("/a/0")).contains(new JsonValue.Numeral("10"));
        assertThat(value.textAt("/a/1/b~1c/~0")).contains("deep");
        assertThat(value.at("/")).contains(new JsonValue.Numeral("1"));
        for (String nowhere : List.of("/b", "/a/2", "/a/-", "/a/01", "/a/0/x", "/a/99999999999")) {
            assertThat(value.at(nowhere)).as(nowhere).isEmpty();
        }
        assertThat(value.textAt("/a/0")).isEmpty();
    }

    @Test
    void pointerWithoutSlash_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parsed("{}").at("a"))
                .withMessage("pointer: expected none or one that begins with /, was a");
    }

    @Test
    void whatIsNoJson_givesItsFaults() {
        assertThat(JsonValue.parse("{")).isEmpty();
        assertThat(JsonValue.<List<JsonMembers.Fault>>read("[1", 10, value -> List.of(), faults -> List.copyOf(faults)))
                .singleElement()
                .extracting(JsonMembers.Fault::expected)
                .isEqualTo("complete JSON");
        assertThat(JsonValue.<String>read(
                        "[1]", 2, Object::toString, faults -> faults.get(0).expected()))
                .isEqualTo("at most 2 characters");
    }
}
