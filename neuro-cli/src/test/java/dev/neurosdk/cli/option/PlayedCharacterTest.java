package dev.neurosdk.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class PlayedCharacterTest {

    private final PlayedCharacter.Converter converter = new PlayedCharacter.Converter();

    @ParameterizedTest
    @CsvSource({"neuro, neuro, Neuro-sama", "evil, evil, Evil Neuro", "robo=Robo = chan, robo, Robo = chan"})
    void convert_aCharacter_isRead(String text, String id, String name) {
        assertThat(converter.convert(text)).isEqualTo(new PlayedCharacter(id, name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bob", "=Bob", "bob=", "="})
    void convert_anythingElse_isRefused(String text) {
        assertThatExceptionOfType(TypeConversionException.class).isThrownBy(() -> converter.convert(text));
    }
}
