package dev.neurosdk.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationRangeTest {

    private final DurationRange.Converter converter = new DurationRange.Converter();

    @ParameterizedTest
    @CsvSource({
        "250ms, 250, 250, 250 ms",
        "200ms..2s, 200, 2000, 200 to 2000 ms",
        "0.5s..1.5s, 500, 1500, 500 to 1500 ms"
    })
    void convert_aRange_isRead(String text, long min, long max, String words) {
        DurationRange range = converter.convert(text);

        assertThat(range).isEqualTo(new DurationRange(Duration.ofMillis(min), Duration.ofMillis(max)));
        assertThat(range.words()).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "1s..", "..1s", "2s..1s", "1s...2s"})
    void convert_anythingElse_isRefused(String text) {
        assertThatExceptionOfType(TypeConversionException.class).isThrownBy(() -> converter.convert(text));
    }
}
