package dev.neurosdk.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.GameMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whatever a game sends, decoding copes. */
class GameDecodingFuzzTest {

    private static final List<DecodingClaims<GameMessage>> BY_EDITION =
            Edition.all().stream().map(DecodingClaims::ofGames).toList();

    @FuzzTest
    void anyText_isCopedWith(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        BY_EDITION.get(text.length() % BY_EDITION.size()).check(text);
    }
}
