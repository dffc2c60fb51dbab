package dev.neurosdk.protocol.schema;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextPatternTest {

    private static final int SEEDS = 40;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "abc",
                "^$",
                "^a*$",
                "^a+b?$",
                "^[a-h][1-8]$",
                "^[a-h][1-8]-[a-h][1-8](=[QRBN])?$",
                "^[A-Z]{3}-\\d{4}$",
                "^\\w+@\\w+\\.(com|org)$",
                "^(red|green|blue)$",
                "^(?:north|south|east|west)$",
                "red|^blue$",
                "^(a|b|c){2,5}$",
                "^((x|yy)z){1,3}$",
                "^[^0-9]+$",
                "^[^\\s]{3,}$",
                "^\\S+ \\S+$",
                "^\\D\\W\\d\\w\\s$",
                "^.{5}$",
                "^[+-]?\\d+(\\.\\d+)?$",
                "^#[0-9a-fA-F]{6}$",
                "^[\\w.-]+$",
                "^[-a]$",
                "^[a\\]]+$",
                "^\\u0041\\x42\\t?$",
                "^\\p{L}+$",
                "^\\p{Lu}\\p{Ll}*$",
                "^\\P{L}+$",
                "^\\/\\.\\*\\?\\+\\(\\)\\[\\]\\{\\}\\|\\^\\$$",
                "^a{0}$",
                "^a{2}b{0,3}c{1,}$",
                "^.*foo.*$",
                "^\\bword\\b$",
                "^(?<year>\\d{4})-(?<month>0[1-9]|1[0-2])$",
                "^(a*)*$",
                "^(a+)+$",
                "^(a|a)*b$",
                "^([a-z]+,)*[a-z]+$",
                "^a*?b+?c??$",
                "^{$",
                "^[0-9]{1,3}(\\.[0-9]{1,3}){3}$",
                "^(\\([0-9]{3}\\))?[0-9]{3}-[0-9]{4}$",
                "^item_[0-9]+$",
                "e$",
                "^s",
            })
    void sample_matches(String source) {
        TextPattern pattern = new TextPattern(source);
        Pattern judge = Pattern.compile(source.equals("^{$") ? "^\\{$" : source);

        for (int seed = 0; seed < SEEDS; seed++) {
            String text = requireNonNull(pattern.sample(dice(seed), 0, 200), "no sample");
            assertThat(judge.matcher(text).find())
                    .as("%s matches %s", text, source)
                    .isTrue();
            assertThat(pattern.matches(text)).as(text).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "^a*$ 0 0",
                "^a*$ 7 7",
                "^[a-z]+$ 20 20",
                "^(ab)*$ 6 6",
                "^(ab|c)+$ 9 9",
                "^x[0-9]{2,30}y$ 12 14",
                "^[a-z]+(-[a-z]+)*$ 40 41",
                "foo 10 10",
                "^foo 3 3",
                "^foo 9 12",
                "bar$ 8 8",
                "^.{3,8}$ 8 8",
                "^\\p{L}*$ 100 100"
            })
    void sample_ofALength(String source, int shortest, int longest) {
        TextPattern pattern = new TextPattern(source);

        for (int seed = 0; seed < SEEDS; seed++) {
            String text = requireNonNull(pattern.sample(dice(seed), shortest, longest), "no sample");
            assertThat(text).as("seed %d", seed).hasSizeBetween(shortest, longest);
            assertThat(Pattern.compile(source).matcher(text).find()).as(text).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"^abc$", "^[a-z]{5,}$", "^(abcd)+$"})
    void sample_lengthImpossible_isNull(String source) {
        assertThat(new TextPattern(source).sample(dice(1), 0, 2)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?=a)b", "(?!a)b", "(?<=a)b", "(a)\\1", "(", "[", "a{2,1}", "*a", "\\", "\\y", "[b-a]"})
    void sample_notSupported_isNull(String source) {
        assertThat(new TextPattern(source).sample(dice(1), 0, 100)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^((a{1000}){1000}){1000}$",
                "^(a?){999999999}$",
                "^(((x*)*)*)*$",
                "^(.*a){30}$",
                "((((a|b)*)*)*)*c"
            })
    void sample_hostile_endsSoon(String source) {
        long before = System.nanoTime();
        String text = new TextPattern(source).sample(dice(1), 0, 1_000);

        assertThat(text == null || text.length() <= 1_000).isTrue();
        assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
    }

    @Test
    void sample_deepNesting_isNull() {
        assertThat(new TextPattern("(".repeat(5_000) + "a" + ")".repeat(5_000)).sample(dice(1), 0, 100))
                .isNull();
    }

    @Test
    void sample_variesWithTheSeed() {
        TextPattern pattern = new TextPattern("^[a-z]{8}$");
        Set<String> texts = new HashSet<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            texts.add(String.valueOf(pattern.sample(dice(seed), 0, 100)));
        }

        assertThat(texts).hasSize(SEEDS);
    }

    @Test
    void sample_readsWell() {
        assertThat(new TextPattern("^\\w{4} .{3}$").sample(dice(5), 0, 100)).matches("[a-z]{4} [a-z]{3}");
    }

    private static Dice dice(int seed) {
        return new Dice(new Random(seed));
    }
}
