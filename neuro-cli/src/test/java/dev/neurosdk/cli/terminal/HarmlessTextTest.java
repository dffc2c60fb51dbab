package dev.neurosdk.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarmlessTextTest {

    @ParameterizedTest
    @CsvSource({
        "'\u001b[31mred\u001b[0m', '\\u001b[31mred\\u001b[0m'",
        "'\u001b]0;title\u0007', '\\u001b]0;title\\u0007'",
        "'a\u009bm', 'a\\u009bm'",
        "'a\u202eb', 'a\\u202eb'",
        "'a\u2066b', 'a\\u2066b'",
        "'a\u0000b\u007f', 'a\\u0000b\\u007f'",
        "'a\b\bb', 'a\\u0008\\u0008b'",
        "'\uD800x', '\\ud800x'"
    })
    void fit_whatCouldSteerATerminal_isSpelledOut(String text, String shown) {
        assertThat(HarmlessText.fit(text, 80, "~")).isEqualTo(shown);
    }

    @Test
    void fit_everyCharacter_leavesNoControlCharacter() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            String shown = HarmlessText.fit("a" + Character.toString(point), 40, "~");
            assertThat(shown.chars().noneMatch(Character::isISOControl))
                    .as("U+%04X", point)
                    .isTrue();
        }
    }

    @Test
    void fit_whiteSpace_becomesSingleBlanks() {
        assertThat(HarmlessText.fit("\n\n one \t two\r\n\u2028three\u0085 ", 80, "~"))
                .isEqualTo("one two three");
    }

    @ParameterizedTest
    @CsvSource({
        "abcdefgh, 8, abcdefgh",
        "abcdefghi, 8, abcdefg~",
        "日本語, 6, 日本語",
        "日本語です, 6, 日本~",
        "😀😀😀, 6, 😀😀😀",
        "😀😀😀, 5, 😀😀~"
    })
    void fit_tooLong_isCutToTheColumns(String text, int columns, String shown) {
        assertThat(HarmlessText.fit(text, columns, "~")).isEqualTo(shown);
        assertThat(HarmlessText.columns(shown)).isLessThanOrEqualTo(columns);
    }

    @Test
    void fit_longEnd_staysWithinTheColumns() {
        assertThat(HarmlessText.fit("abcdefghij", 8, "...")).isEqualTo("abcde...");
    }

    @Test
    void fit_endlessCombiningMarks_areCut() {
        String zalgo = "a" + "\u0301".repeat(100_000);
        assertThat(HarmlessText.fit(zalgo, 10, "~")).hasSizeLessThan(50);
    }

    @Test
    void fit_familyOfEmoji_staysTogether() {
        assertThat(HarmlessText.fit("👩‍👧", 10, "~")).isEqualTo("👩‍👧");
    }
}
