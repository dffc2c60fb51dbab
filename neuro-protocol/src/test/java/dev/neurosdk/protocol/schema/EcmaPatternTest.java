package dev.neurosdk.protocol.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcmaPatternTest {

    private static boolean matches(String pattern, String text) {
        return Patterns.compile(pattern).matcher(text).find();
    }

    @ParameterizedTest
    @CsvSource({
        "^\\u00e9$, é",
        "^\\u{1F600}$, 😀",
        "^\\ud83d\\ude00$, 😀",
        "^\\cM?$, ''",
        "^\\p{Letter}+$, écoleĀ",
        "^\\p{Script=Greek}$, ω",
        "^\\p{L}$, é",
        "^\\P{Letter}$, 5",
        "^\\/\\-\\.$, /-.",
        "^a\\sb$, a\u00a0b",
        "^a[\\s]b$, a\u00a0b",
        "^[\\s\\S]$, x",
        "^[^]$, x",
        "^[[a]$, [",
        "^[\\]a]$, ]",
        "^\\Q$, Q",
        "^{x}$, {x}",
        "^a{2}$, aa",
        "'^(?:ab){2,}$', ababab",
        "^(?<name>a)$, a",
    })
    void pattern_means_whatEcmaSays(String pattern, String text) {
        assertThat(matches(pattern, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"^[]$, x", "^\\S$, \u00a0", "^\\d$, ৪", "^\\w$, é", "^[\\b]$, b", "^a$, 'a\n'"})
    void pattern_doesNotMean_more(String pattern, String text) {
        assertThat(matches(pattern, text)).isFalse();
    }

    @Test
    void pattern_controlAndNull_areCharacters() {
        assertThat(matches("^\\cJ\\0[\\cJ\\b]$", "\n\0\b")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?=a)",
                "(?!a)",
                "(?<=a)",
                "(?<!a)",
                "(a)\\1",
                "(?<n>a)\\k<n>",
                "(",
                ")",
                "[a",
                "a**",
                "\\",
                "\\p{Nonsense}",
                "[z-a]",
                "a{2,1}",
                "\\u12",
                "\\c1"
            })
    void compile_brokenOrBeyondRegularExpressions_isRefused(String pattern) {
        assertThatThrownBy(() -> Patterns.compile(pattern)).isInstanceOf(PatternSyntaxException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a{1001}",
                "(a{100}){11}",
                "((((((((((a{0,9}){0,9}){0,9}){0,9}){0,9}){0,9}){0,9}){0,9}){0,9}){0,9})",
                "(([a-z]|b){500}){500}",
                "(\\Q)\\Ea{40}){40}",
                "([)]a{40}){40}",
                "(\\)a{40}){40}",
                "a{999999999}{999999999}",
                "(?:x{0,500}y{0,500}z{0,500})",
            })
    void compile_tooManyRepetitions_isRefusedBeforeTheyAreWrittenOut(String pattern) {
        assertThatThrownBy(() -> Patterns.compile(pattern)).isInstanceOf(PatternSyntaxException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"^.{1,500}$", "^[a-zA-Z0-9_-]{3,64}$", "(a{10}){10}", "^(?:[0-9a-f]{4}-){7}[0-9a-f]{4}$"})
    void compile_usualRepetitions_areTaken(String pattern) {
        assertThat(Patterns.compile(pattern).programSize()).isLessThan(3 * EcmaPattern.MAX_SIZE);
    }

    @Test
    void compile_overlongPattern_isRefused() {
        assertThatThrownBy(() -> Patterns.compile("a|".repeat(Patterns.MAX_LENGTH)))
                .isInstanceOf(PatternSyntaxException.class);
    }
}
