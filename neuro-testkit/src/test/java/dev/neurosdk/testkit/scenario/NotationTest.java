package dev.neurosdk.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$a",
                "$a=~x+",
                "!absent",
                "!present",
                "~^a$",
                "schema:card",
                "1..5",
                "-0.5..",
                "..5",
                "contains(~y)",
                "first($a)",
                "valid($b)",
                "contains(1..2)"
            })
    void pattern_isWrittenAsItIsRead(String text) {
        assertThat(PatternText.read(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$a", "$a=uid", "uid", "first($a)", "valid($b)", "boundary($b)", "invalid($b)"})
    void template_isWrittenAsItIsRead(String text) {
        assertThat(TemplateText.read(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$a",
                "~x",
                "!absent",
                "uid",
                "1..5",
                "schema:card",
                "contains(x)",
                "\\x",
                "plain",
                "5",
                "call(me)",
                "$5",
                ""
            })
    void literal_isKeptFromMeaningMore(String text) {
        Pattern literal = JsonTrees.pattern(new dev.neurosdk.protocol.codec.JsonValue.Text(text));
        String written = literal.toString();
        assertThat(PatternText.read(written.substring(1, written.length() - 1).replace("\\\\", "\\")))
                .isEqualTo(literal);
    }
}
