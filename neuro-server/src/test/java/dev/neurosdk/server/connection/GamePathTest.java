package dev.neurosdk.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GamePathTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "/, none",
                "/game, none",
                "/game/, none",
                "/game/Star%20Harbour, Star Harbour",
                "/game/Foo%20B%C3%A4r%2F1/, Foo Bär/1",
                "/api/game/a+b, a+b",
                "/game/broken%2, none",
                "/elsewhere/x, none"
            })
    void game_isTheDecodedSegment(String path, String game) {
        assertThat(GamePath.game(path)).isEqualTo(game);
    }

    @ParameterizedTest
    @CsvSource({"/, true", "/game/a, true", "/game/a/voice, false", "/voice, false", "/voices, true"})
    void main_isEverywhereButWhereVoiceWouldBe(String path, boolean main) {
        assertThat(GamePath.isMain(path)).isEqualTo(main);
    }
}
