package dev.neurosdk.testkit.conformance.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of the voice page, section 1. */
class VoiceAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ws://h:8000, ws://h:8000/game/<enc>/voice",
        "ws://h:8000/, ws://h:8000/game/<enc>/voice",
        "ws://h:8000/game, ws://h:8000/game/<enc>/voice",
        "ws://h:8000/game/, ws://h:8000/game/<enc>/voice",
        "ws://h:8000/game/Neon, ws://h:8000/game/Neon/voice",
        "ws://h:8000/game/Neon/, ws://h:8000/game/Neon/voice",
        "ws://h:8000/game/Neon?session=abc, ws://h:8000/game/Neon/voice?session=abc",
        "ws://h:8000?a=1&b=2, ws://h:8000/game/<enc>/voice?a=1&b=2",
        "ws://h/api, ws://h/api/game/<enc>/voice",
        "ws://h/api/game/Neon, ws://h/api/game/Neon/voice",
        "ws://h/game/Neon/x, ws://h/game/Neon/x/game/<enc>/voice",
        "ws://game, ws://game/game/<enc>/voice"
    })
    void address_isDerivedFromTheMainOne(URI main, String voice) {
        String name = VoiceAddress.encoded("Foo Bär/1");
        assertThat(VoiceAddress.of(main, name)).hasToString(voice.replace("<enc>", name));
    }

    @Test
    void name_isPercentEncoded() {
        assertThat(VoiceAddress.encoded("Foo Bär/1")).isEqualTo("Foo%20B%C3%A4r%2F1");
        assertThat(VoiceAddress.encoded("a?b#c%d+e*~-._")).isEqualTo("a%3Fb%23c%25d%2Be%2A~-._");
    }
}
