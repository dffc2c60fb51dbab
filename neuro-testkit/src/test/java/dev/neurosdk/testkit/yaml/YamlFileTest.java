package dev.neurosdk.testkit.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlFileTest {

    private static final Map<String, Integer> DIRECTIONS = directions();

    @Test
    void values_areRead() {
        YamlFile file = YamlFile.parse("plan.yml", """
                plan: night
                seed: 7
                loud: true
                share: 0.25
                gap: 1.5s
                dir: s2c
                steps: [one, {two: 2}]
                """);
        YamlMapping root = file.root().asMapping();
        assertThat(root.text("plan")).isEqualTo("night");
        assertThat(root.integer("seed", 0, 10)).isEqualTo(7);
        assertThat(root.flag("loud", false)).isTrue();
        assertThat(root.number("share", 1)).isEqualTo(0.25);
        assertThat(root.duration("gap")).isEqualTo(Duration.ofMillis(1500));
        assertThat(root.<Integer>choice("dir", DIRECTIONS)).isEqualTo(2);
        List<YamlNode> steps = root.list("steps");
        assertThat(steps.get(0).asText()).isEqualTo("one");
        assertThat(steps.get(1).asMapping().integer("two", 0, Long.MAX_VALUE)).isEqualTo(2);
        assertThat(steps.get(1).line()).isEqualTo(7);
        assertThat(steps.get(1).column()).isEqualTo(14);
        file.throwIfProblems();
    }

    @Test
    void whatIsLeftOut_isWhatTheReaderSays() {
        YamlFile file = YamlFile.parse("plan.yml", "{}");
        YamlMapping root = file.root().asMapping();
        assertThat(root.text("plan", "none")).isEqualTo("none");
        assertThat(root.optionalText("plan")).isEmpty();
        assertThat(root.integer("seed", 1, 2, 42)).isEqualTo(42);
        assertThat(root.number("share", 0.5)).isEqualTo(0.5);
        assertThat(root.duration("gap", Duration.ZERO)).isZero();
        assertThat(root.<Integer>choice("dir", DIRECTIONS, 9)).isEqualTo(9);
        assertThat(root.list("steps")).isEmpty();
        assertThat(root.mapping("more").keys()).isEmpty();
        assertThat(root.has("plan")).isFalse();
        file.throwIfProblems();
    }

    @Test
    void problems_areToldAllAtOnce_inTheOrderOfTheFile() {
        YamlFile file = YamlFile.parse("plan.yml", """
                plan: [night]
                rules:
                - dir: s2x
                  gap: soon
                  percent: 101
                  loud: yes
                  faul: drop
                """);
        YamlMapping root = file.root().asMapping();
        assertThat(root.text("plan")).isEqualTo("?");
        YamlMapping rule = root.list("rules").get(0).asMapping();
        assertThat(rule.has("fault")).isFalse();
        assertThat(rule.integer("percent", 0, 100)).isZero();
        assertThat(rule.duration("gap")).isZero();
        assertThat(rule.flag("loud", true)).isFalse();
        assertThat(rule.<Integer>choice("dir", DIRECTIONS)).isEqualTo(1);
        assertThatThrownBy(file::throwIfProblems)
                .isInstanceOf(YamlException.class)
                .hasMessage("""
                        plan.yml:1:7: expected text, was a list
                        plan.yml:3:8: expected one of c2s, s2c, both, was "s2x"; did you mean "s2c"?
                        plan.yml:4:8: expected a duration such as 200ms, 5s or 2m, was "soon"
                        plan.yml:5:12: expected a whole number between 0 and 100, was 101
                        plan.yml:6:9: expected true or false, was "yes"
                        plan.yml:7:3: unknown key "faul"; did you mean "fault"?""");
    }

    @Test
    void whatIsMissing_isToldOnce_andNotWhatWouldBeInIt() {
        YamlFile file = YamlFile.parse("plan.yml", "\n  name: x\n");
        YamlMapping root = file.root().asMapping();
        assertThat(root.text("name")).isEqualTo("x");
        assertThat(root.node("when").asMapping().text("dir")).isEqualTo("?");
        assertThat(root.mapping("where").text("dir")).isEqualTo("?");
        assertThat(problems(file)).containsExactly("plan.yml:2:3: expected \"when\", was absent");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "NULL",
            value = {"200ms | 200", "5s | 5000", "2m | 120000", "1h | 3600000", "1.5s | 1500", "5 s | 5000", "0s | 0"})
    void duration_hasAUnit(String text, long millis) {
        assertThat(YamlFile.parse("f", text).root().asDuration()).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "-1s", "1d", "s", "1..5s", "[1s]", "12345678901234567890s"})
    void duration_refusesAnythingElse(String text) {
        YamlFile file = YamlFile.parse("f", text);
        assertThat(file.root().asDuration()).isZero();
        assertThat(problems(file)).hasSize(1).first().asString().contains("expected a duration");
    }

    @Test
    void plainScalars_meanWhatTheyMeanInJson() {
        YamlFile file = YamlFile.parse(
                "f",
                "{a: 1, b: 1.50, c: true, d: null, e: , f: yes, g: 007, h: '1', i: E7, j: 1e3, k: [~x, -0.5], l: 1., m: ~}");
        assertThat(file.root().json())
                .hasToString(
                        "{\"a\":1,\"b\":1.50,\"c\":true,\"d\":null,\"e\":null,\"f\":\"yes\",\"g\":\"007\",\"h\":\"1\","
                                + "\"i\":\"E7\",\"j\":1e3,\"k\":[\"~x\",-0.5],\"l\":\"1.\",\"m\":\"~\"}");
        file.throwIfProblems();
    }

    @Test
    void tags_areForReadersThatAsk() {
        YamlFile file = YamlFile.parse("f", "{a: !absent , b: '!absent', c: x}");
        YamlMapping root = file.root().asMapping();
        assertThat(root.node("a").tag()).contains("absent");
        assertThat(root.node("b").tag()).isEmpty();
        assertThat(root.text("b")).isEqualTo("!absent");
        assertThat(root.node("a").json().toString()).isEqualTo("\"\"");
        root.node("c").unknown("word", "x", List.of());
        assertThat(problems(file))
                .containsExactly("f:1:5: expected a value without a tag, was !absent", "f:1:32: unknown word \"x\"");
    }

    @Test
    void alias_standsForItsAnchor() {
        YamlFile file = YamlFile.parse("f", "{a: &x {n: 1}, b: *x}");
        assertThat(file.root().json()).hasToString("{\"a\":{\"n\":1},\"b\":{\"n\":1}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a: [1         | f:1:6: expected ',' or ']', but got <stream end>",
                "a: 1\\na: 2   | f:2:1: expected each key once, was \"a\" again",
                "? [a]\\n: 1   | f:1:3: expected a key that is text, was a list",
                "a: &x [*x]    | f:1:8: expected an alias of a value further up, was *x",
                "a: *y         | f:1:4: expected an alias of a value further up, was *y",
                "a: !!int 1    | f:1:4: expected no tag, or a local one such as !absent, was tag:yaml.org,2002:int",
                "a\\n---\\nb    | f:2:1: expected one document, was another",
                "a: \\tx: b     | ",
                "%YAML 3.0\\n--- a | ",
                "\\u0001        | "
            })
    void brokenText_isToldWithItsPlace(String text, String message) {
        String unescaped = text.replace("\\n", "\n").replace("\\t", "\t").replace("\\u0001", "\u0001");
        YamlException told = catchThrowableOfType(YamlException.class, () -> YamlFile.parse("f", unescaped));
        assertThat(told.problems()).hasSize(1);
        assertThat(told).hasMessageContaining(message == null ? "f:1:" : message);
    }

    @Test
    void bounds_hold() {
        refused("[".repeat(65) + "]".repeat(65), "f:1:65: expected at most 64 levels, was one more");
        refused("[".repeat(900_000), "expected at most 64 levels");
        refused("a".repeat((1 << 20) + 1), "f:1:1: expected at most 1048576 characters, was 1048577");
        refused("[" + "1,".repeat(100_001) + "]", "expected at most 100000 values");
        refused("[&a 1" + ",*a".repeat(101) + "]", "expected at most 100 aliases");
        StringBuilder laughs = new StringBuilder("a0: &a0 [1,1,1,1,1,1,1,1,1,1]\n");
        for (int i = 1; i < 9; i++) {
            laughs.append("a%d: &a%d [".formatted(i, i))
                    .append(("*a" + (i - 1) + ",").repeat(10))
                    .append("]\n");
        }
        refused(laughs.toString(), "expected at most 100000 values");
    }

    @Test
    void deepestThatIsAllowed_isRead() {
        YamlFile file = YamlFile.parse("f", "[".repeat(64) + "]".repeat(64));
        assertThat(file.root().json()).hasToString("[".repeat(64) + "]".repeat(64));
    }

    @Test
    void emptyFile_isNullAtItsStart() {
        YamlFile file = YamlFile.parse("f", "# nothing\n");
        assertThat(file.root().asMapping().keys()).isEmpty();
        assertThat(problems(file)).containsExactly("f:1:1: expected a mapping, was nothing");
    }

    @Test
    void unknownKey_suggestsOnlyWhatIsNear() {
        assertThat(unknown(root -> root.has("expect"), "exepct"))
                .isEqualTo("unknown key \"exepct\"; did you mean \"expect\"?");
        assertThat(unknown(root -> root.has("expect"), "Expect"))
                .isEqualTo("unknown key \"Expect\"; did you mean \"expect\"?");
        assertThat(unknown(root -> root.has("expect"), "sleep"))
                .isEqualTo("unknown key \"sleep\"; expected one of expect");
        assertThat(unknown(root -> {}, "sleep")).isEqualTo("unknown key \"sleep\"");
    }

    @Test
    void manyProblems_areCounted() {
        YamlFile file = YamlFile.parse("f", "- x\n".repeat(30));
        file.root().asList().forEach(YamlNode::asNumber);
        assertThat(problems(file)).hasSize(30);
        assertThatThrownBy(file::throwIfProblems)
                .hasMessageEndingWith("f:20:3: expected a number, was \"x\"\nand 10 more");
    }

    private static String unknown(Consumer<YamlMapping> reader, String key) {
        YamlFile file = YamlFile.parse("f", key + ": 1");
        reader.accept(file.root().asMapping());
        YamlException told = catchThrowableOfType(YamlException.class, file::throwIfProblems);
        return told.problems().get(0).message();
    }

    private static List<String> problems(YamlFile file) {
        YamlException told = catchThrowableOfType(YamlException.class, file::throwIfProblems);
        return told.problems().stream().map(YamlProblem::toString).toList();
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> YamlFile.parse("f", text))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining(message);
    }

    private static Map<String, Integer> directions() {
        Map<String, Integer> words = new LinkedHashMap<>();
        words.put("c2s", 1);
        words.put("s2c", 2);
        words.put("both", 3);
        return words;
    }

    @Test
    void resource_isReadFromTheJar_andNamedByItsLastPart() {
        YamlFile file = YamlFile.resource("/dev/neurosdk/testkit/conformance/game-driven.yml");
        assertThat(file.name()).isEqualTo("game-driven.yml");
        assertThat(file.root().asMapping().keys()).contains("GAME-BAD-01");
    }

    @Test
    void resource_thatTheJarLacks_isOurFault() {
        assertThatThrownBy(() -> YamlFile.resource("/none.yml"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the jar lacks /none.yml");
    }
}
