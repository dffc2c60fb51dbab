package dev.neurosdk.server.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "\u007f\u0080\u07ff\u0800\uffff", "a😀b", "é€😀", "a real \ufffd"})
    void text_isWhatWasEncoded(String text) {
        ByteBuffer direct = ByteBuffer.allocateDirect(100);
        direct.put(text.getBytes(UTF_8)).flip();

        assertThat(Utf8.text(ByteBuffer.wrap(text.getBytes(UTF_8)))).isEqualTo(text);
        assertThat(Utf8.text(direct)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff", "c3", "c328", "e282", "eda080", "f4908080", "c080", "efbfbd80", "61fe62"})
    void bytesThatAreNoText_areNone(String hex) {
        assertThat(Utf8.text(ByteBuffer.wrap(HexFormat.of().parseHex(hex)))).isNull();
    }
}
