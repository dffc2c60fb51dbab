package dev.neurosdk.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Black-box cases 34 and 35: messages too large, and bytes that are no frames, end their own connection only. */
class FrameCasesTest {

    private static final int LIMIT = 1 << 20;
    private static final int FINAL_TEXT = 0x81;

    /** A context message of so many bytes; each letter takes as many as one of these does. */
    private static String contextOf(int bytes, String letter) {
        String around =
                "{\"command\":\"context\",\"game\":\"Star Harbour\",\"data\":{\"message\":\"\",\"silent\":true}}";
        int width = letter.getBytes(StandardCharsets.UTF_8).length;
        int room = bytes - around.length();
        String filling = "x".repeat(room % width) + letter.repeat(room / width);
        return around.replace("\"message\":\"\"", "\"message\":\"" + filling + '"');
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00e9", "\u20ac"})
    void case34_messageOfExactlyTheLimit_isTaken(String letter) throws IOException {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.game();
            game.sendRaw(contextOf(LIMIT, letter));

            game.assertNoAction();
            assertThat(stage.brain.contexts.all())
                    .extracting(GameMessage.Context::message)
                    .singleElement()
                    .satisfies(message -> assertThat(message).endsWith(letter));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00e9", "\u20ac"})
    void case34_messageOfOneByteMore_endsItsConnectionWith1009(String letter) throws IOException {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.game();
            game.sendRaw(contextOf(LIMIT + 1, letter));

            assertThat(game.awaitClose()).satisfies(end -> {
                assertThat(end.code()).isEqualTo(1009);
                assertThat(end.reason()).isNotEmpty();
            });
            assertThat(stage.brain.contexts.all()).isEmpty();
        }
    }

    static Stream<Arguments> brokenFrames() {
        byte[] text = "{}".getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                Arguments.of("unmasked", RawGame.frame(FINAL_TEXT, false, text), 1002),
                Arguments.of("reserved bit", RawGame.frame(0xC1, true, text), 1002),
                Arguments.of("reserved opcode", RawGame.frame(0x83, true, text), 1002),
                Arguments.of("stray continuation", RawGame.frame(0x80, true, text), 1002),
                Arguments.of("message inside another", twice(RawGame.frame(0x01, true, text)), 1002),
                Arguments.of("bad close code", RawGame.frame(0x88, true, new byte[] {0x03, (byte) 0xED}), 1002),
                Arguments.of("close code of one byte", RawGame.frame(0x88, true, new byte[] {3}), 1002),
                Arguments.of("fragmented ping", RawGame.frame(0x09, true, text), 1002),
                Arguments.of("ping of 126 bytes", RawGame.frame(0x89, true, new byte[126]), 1002),
                Arguments.of(
                        "invalid UTF-8", RawGame.frame(FINAL_TEXT, true, new byte[] {'"', (byte) 0xC3, '"'}), 1007),
                Arguments.of("cut UTF-8", RawGame.frame(FINAL_TEXT, true, new byte[] {'"', (byte) 0xE2}), 1007));
    }

    private static byte[] twice(byte[] frame) {
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        two.writeBytes(frame);
        two.writeBytes(frame);
        return two.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenFrames")
    void case35_brokenFrame_isAnsweredByACloseFrame(String what, byte[] bytes, int code) throws IOException {
        try (Stage stage = Stage.open();
                RawGame game = RawGame.connect(stage.server.port())) {
            game.write(bytes);

            assertThat(game.readClose().closeCode()).as(what).isEqualTo(code);
        }
    }

    @Test
    void case35_lengthBeyondTheLimit_isAnsweredBeforeTheRestArrives() throws IOException {
        byte[] head = {(byte) FINAL_TEXT, (byte) 0xFF, 0, 0, 0, 1, 0, 0, 0, 0, 1, 2, 3, 4};
        try (Stage stage = Stage.open();
                RawGame game = RawGame.connect(stage.server.port())) {
            game.write(head);

            assertThat(game.readClose().closeCode()).isEqualTo(1009);
        }
    }
}
