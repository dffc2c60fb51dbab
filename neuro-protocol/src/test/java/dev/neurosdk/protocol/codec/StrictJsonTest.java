package dev.neurosdk.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.neurosdk.protocol.codec.StrictJson.Invalid;
import dev.neurosdk.protocol.codec.StrictJson.Problem;
import dev.neurosdk.protocol.codec.StrictJson.Valid;
import dev.neurosdk.protocol.rule.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "true",
                "\"\"",
                "-0",
                "1e300",
                "12345678901234567890123456789",
                "1.0",
                "1e-400",
                "{\"\":{\"a\":[1,\"\\u2028 <'&\",null,false]}}",
                "[\"\\u0000\"]"
            })
    void write_givesBackWhatWasRead(String text) {
        assertThat(StrictJson.write(valid(text).root())).isEqualTo(text);
    }

    @Test
    void write_isCompact() {
        assertThat(StrictJson.write(
                        valid(" { \"b\" : [ 1 , 2 ] ,\n\t\"a\" : 1.50 } ").root()))
                .isEqualTo("{\"b\":[1,2],\"a\":1.50}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``          | JSON-2/text       | the end of the text",
                "` `         | JSON-2/text       | the end of the text",
                "[1          | JSON-2/text       | the end of the text",
                "{} {}       | JSON-2/text       | more text",
                "[1,]        | JSON-2/text       | a syntax error at line 1, column 4",
                "{'a':1}     | JSON-2/text       | a syntax error at line 1, column 2",
                "[NaN]       | JSON-2/text       | a syntax error at line 1, column 5",
                "//x         | JSON-2/text       | a syntax error at line 1, column 1",
                "[01]        | JSON-2/text       | a syntax error at line 1, column 3",
                "[TRUE]      | JSON-2/text       | a syntax error at line 1, column 2",
                "[1e999]     | JSON-6/number     | 1e999",
                "[0e401]     | JSON-6/number     | 0e401",
                "[1E-401]    | JSON-6/number     | 1E-401",
                "[1e-99999999999] | JSON-6/number | 1e-99999999999",
                "[\"\\ud800\"] | JSON-8/surrogate | a lone one at line 1, column 2",
                "{\"\\ude00\":1} | JSON-8/surrogate | a lone one at line 1, column 9",
            })
    void text_thatIsNotAcceptable_saysWhere(String text, String rule, String actual) {
        assertThat(invalid(text)).hasSize(1).first().satisfies(problem -> {
            assertThat(problem.rule().id()).isEqualTo(rule);
            assertThat(problem.actual()).isEqualTo(actual);
        });
    }

    @Test
    void byteOrderMark_isRefused() {
        assertThat(invalid("\uFEFF{}"))
                .containsExactly(
                        new Problem(Rule.JSON_TEXT, "", "JSON without a byte order mark", "a byte order mark"));
    }

    @Test
    void length_isLimited() {
        assertThat(StrictJson.read("[1]", 3)).isInstanceOf(Valid.class);
        assertThat(StrictJson.read("[12]", 3))
                .isEqualTo(new Invalid<>(
                        List.of(new Problem(Rule.JSON_SIZE, "", "at most 3 characters", "4 characters"))));
    }

    @Test
    void nesting_isLimited() {
        assertThat(StrictJson.read("[[{}]]", 100, 3)).isInstanceOf(Valid.class);
        assertThat(StrictJson.read("[[{\"a\":[]}]]", 100, 3))
                .isEqualTo(new Invalid<>(
                        List.of(new Problem(Rule.JSON_NESTING, "/0/0/a", "at most 3 levels of nesting", "more"))));
    }

    @Test
    void nesting_asDeepAsAMessageMayBe_isRefusedWithoutHarm() {
        String deep = "[".repeat(MessageDecoder.DEFAULT_MAX_LENGTH);

        assertThat(invalid(deep)).singleElement().extracting(Problem::rule).isEqualTo(Rule.JSON_NESTING);
    }

    @Test
    void nesting_isCountedFromTheTopAgainAfterAClosedValue() {
        assertThat(StrictJson.read("[[],{},[],{\"a\":{}}]", 100, 3)).isInstanceOf(Valid.class);
    }

    @Test
    void numberLiteral_isLimitedInLength() {
        String longest = "1".repeat(StrictJson.MAX_NUMBER_LENGTH);

        assertThat(valid(longest).root()).hasToString(longest);
        assertThat(invalid("{\"n\":" + longest + "1}"))
                .containsExactly(
                        new Problem(Rule.JSON_NUMBER, "/n", "a number of at most 128 characters", "129 characters"));
    }

    @Test
    void everyBadNumber_isReported() {
        assertThat(invalid("{\"a\":[0,1e999],\"b\":-1e999}"))
                .extracting(Problem::pointer)
                .containsExactly("/a/1", "/b");
    }

    @Test
    void repeatedNames_areReportedBesideTheValue() {
        Valid<JsonElement> valid = valid("{\"a\":1,\"a\":2,\"b\":[{\"~/\":1,\"~/\":2}]}");

        assertThat(valid.root()).isEqualTo(JsonParser.parseString("{\"a\":2,\"b\":[{\"~/\":2}]}"));
        assertThat(valid.repeated()).extracting(Problem::pointer).containsExactly("/a", "/b/0/~0~1");
        assertThat(valid.repeated()).extracting(Problem::rule).containsOnly(Rule.JSON_UNIQUE_NAMES);
    }

    @Test
    void repeatedNames_areReportedTooWhenTheTextIsRefused() {
        assertThat(invalid("{\"a\":1,\"a\":1e999,\"a\":2"))
                .extracting(Problem::rule)
                .containsExactly(Rule.JSON_NUMBER, Rule.JSON_TEXT, Rule.JSON_UNIQUE_NAMES, Rule.JSON_UNIQUE_NAMES);
    }

    @Test
    void problems_areAtMostTwentyOfAKind() {
        assertThat(invalid("[" + "1e999,".repeat(1000) + "0]")).hasSize(20);
        assertThat(valid("{" + "\"a\":0,".repeat(1000) + "\"a\":0}").repeated()).hasSize(20);
    }

    @Test
    void pointer_stopsBeforeANameThatCannotBeShown() {
        assertThat(invalid("{\"ok\":{\"" + "x".repeat(61) + "\":{\"y\":1e999}}}"))
                .extracting(Problem::pointer)
                .containsExactly("/ok");
        assertThat(invalid("{\"ok\":{\"a\\nb\":{\"y\":1e999}}}"))
                .extracting(Problem::pointer)
                .containsExactly("/ok");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{x            | ``",
                "[x            | /0",
                "[1,x          | /1",
                "{\"a\":x      | /a",
                "{\"a\":1,x    | /a",
                "{\"a\":[{},{x | /a/1",
                "{\"a\":[{},{}x | /a/2",
                "{\"a\":[]}x   | ``",
            })
    void pointer_isTheInnermostPlaceReached(String text, String pointer) {
        assertThat(invalid(text)).extracting(Problem::pointer).containsExactly(pointer);
    }

    @Test
    void surrogatePair_isKeptInEveryWriting() {
        assertThat(valid("[\"\\ud83d\\ude00\",\"\ud83d\ude00\"]").root())
                .hasToString("[\"\ud83d\ude00\",\"\ud83d\ude00\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"\ud83d\"]", "[\"\ude00\"]", "{\"\\ude00\":1}", "[\"\\ud83d\\u0061\"]"})
    void loneSurrogate_isRefused(String text) {
        assertThat(invalid(text)).extracting(Problem::rule).containsExactly(Rule.JSON_SURROGATE);
    }

    private static Valid<JsonElement> valid(String text) {
        return (Valid<JsonElement>) assertThat(StrictJson.read(text, MessageDecoder.DEFAULT_MAX_LENGTH))
                .isInstanceOf(Valid.class)
                .actual();
    }

    private static List<Problem> invalid(String text) {
        return ((Invalid<JsonElement>) assertThat(StrictJson.read(text, MessageDecoder.DEFAULT_MAX_LENGTH))
                        .isInstanceOf(Invalid.class)
                        .actual())
                .problems();
    }
}
