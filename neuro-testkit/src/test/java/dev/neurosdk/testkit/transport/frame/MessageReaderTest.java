package dev.neurosdk.testkit.transport.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MessageReaderTest {

    @Test
    void message_inOneFrame_isTold() {
        assertThat(heard(Frame.text("hi"), binary("ho"))).containsExactly("text hi [2]", "binary ho [2]");
    }

    @Test
    void fragments_becomeOneMessage_withControlFramesBetween() {
        assertThat(heard(
                        Frame.text("a").withFin(false),
                        Frame.of(Frame.PING, bytes("p")),
                        continuation("bc").withFin(false),
                        Frame.of(Frame.PONG, bytes("q")),
                        continuation(""),
                        Frame.text("next")))
                .containsExactly("ping p", "pong q", "text abc [1, 2, 0]", "text next [4]");
    }

    @Test
    void close_isTold_withAndWithoutACode() {
        assertThat(heard(Frame.close(4321, "bored"), Frame.close(Frame.NO_CODE, "")))
                .containsExactly("close 4321 bored", "close 1005 ");
    }

    static Stream<Arguments> illegal() {
        return Stream.of(
                Arguments.of(1002, "reserved bits 0, was 4", Frame.text("x").withRsv(4)),
                Arguments.of(1002, "not masked", Frame.text("x").withMasked(true)),
                Arguments.of(1002, "fewest bytes", Frame.text("x").withLengthBytes(2)),
                Arguments.of(1002, "known opcode, was 3", Frame.of(3, new byte[0])),
                Arguments.of(1002, "known opcode, was 11", Frame.of(11, new byte[0])),
                Arguments.of(
                        1002, "in one piece", Frame.of(Frame.PING, new byte[0]).withFin(false)),
                Arguments.of(1002, "at most 125 bytes", Frame.of(Frame.PING, new byte[126])),
                Arguments.of(1002, "was a continuation", continuation("x")),
                Arguments.of(1002, "was one", Frame.of(Frame.CLOSE, new byte[1])),
                Arguments.of(1002, "may be sent, was 1005", Frame.of(Frame.CLOSE, new byte[] {3, (byte) 0xED})),
                Arguments.of(1002, "may be sent, was 999", Frame.close(999, "")),
                Arguments.of(1002, "may be sent, was 1015", Frame.close(1015, "")),
                Arguments.of(1007, "UTF-8", Frame.of(Frame.CLOSE, new byte[] {3, (byte) 0xE8, (byte) 0xFF})),
                Arguments.of(1009, "at most 100 bytes", Frame.text("x".repeat(101))));
    }

    @ParameterizedTest
    @MethodSource("illegal")
    void illegalFrame_isTold_leftOut_andNothingElse(int code, String why, Frame frame) {
        List<String> events = heard(frame, Frame.text("next"));
        assertThat(events).hasSize(2).endsWith("text next [4]");
        assertThat(events.get(0)).startsWith("illegal " + code + " expected ").contains(why);
    }

    @Test
    void newMessageInsideAnother_isIllegal() {
        assertThat(heard(Frame.text("a").withFin(false), Frame.text("b"), continuation("c")))
                .containsExactly("illegal 1002 expected a continuation, was a new message", "text ac [1, 1]");
    }

    @Test
    void fragmentsBeyondTheLimit_areIllegal() {
        Frame big = Frame.text("x".repeat(60)).withFin(false);
        assertThat(heard(big, continuation("y".repeat(60))))
                .singleElement()
                .asString()
                .startsWith("illegal 1009");
    }

    @Test
    void aClientsFrames_haveToBeMasked() {
        Heard heard = new Heard();
        MessageReader reader = new MessageReader(true, 100);
        reader.accept(Frame.text("bare"), heard);
        reader.accept(Frame.text("masked").withMasked(true), heard);
        assertThat(heard.events).containsExactly("illegal 1002 expected a masked frame", "text masked [6]");
    }

    private static List<String> heard(Frame... frames) {
        Heard heard = new Heard();
        MessageReader reader = new MessageReader(false, 100);
        for (Frame frame : frames) {
            reader.accept(frame, heard);
        }
        return heard.events;
    }

    private static Frame continuation(String text) {
        return Frame.of(Frame.CONTINUATION, bytes(text));
    }

    private static Frame binary(String text) {
        return Frame.of(Frame.BINARY, bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
