package dev.neurosdk.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.NeuroMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whatever Neuro sends, decoding copes. */
class NeuroDecodingFuzzTest {

    private static final List<DecodingClaims<NeuroMessage>> BY_EDITION =
            Edition.all().stream().map(DecodingClaims::ofNeuro).toList();

    @FuzzTest
    void anyText_isCopedWith(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        BY_EDITION.get(text.length() % BY_EDITION.size()).check(text);
    }
}
