package dev.neurosdk.benchmarks.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameParserTest {

    private static final int FIN = 0x80;

    private final List<String> found = new ArrayList<>();
    private final FrameParser parser = new FrameParser((opcode, bytes, from, length) ->
            found.add(opcode + ":" + new String(bytes, from, length, StandardCharsets.UTF_8)));

    @Test
    void frames_areFound_howeverTheyAreCut() throws Exception {
        byte[] stream = stream(
                frame(FIN | Frame.TEXT, "one"),
                frame(FIN | Frame.TEXT, ""),
                frame(FIN | Frame.TEXT, "x".repeat(200)),
                frame(Frame.TEXT, "two "),
                frame(FIN | Frame.PING, "p"),
                frame(0, "and "),
                frame(FIN, "a half"),
                frame(FIN | Frame.BINARY, "y".repeat(70_000)),
                frame(FIN | Frame.CLOSE, "\3h"));
        parser.feed(stream, 0, stream.length);
        List<String> whole = List.copyOf(found);

        assertThat(whole)
                .containsExactly(
                        "1:one",
                        "1:",
                        "1:" + "x".repeat(200),
                        "9:p",
                        "1:two and a half",
                        "2:" + "y".repeat(70_000),
                        "8:\3h");
        for (int first = 1; first < 300; first++) {
            found.clear();
            parser.feed(stream, 0, first);
            parser.feed(stream, first, stream.length);
            assertThat(found).as("cut at " + first).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64})
    void frames_areFound_inPiecesOfAnySize(int size) throws Exception {
        byte[] stream = stream(
                frame(FIN | Frame.TEXT, "{\"command\":\"startup\"}"),
                frame(Frame.TEXT, "z".repeat(130)),
                frame(FIN, "!"),
                frame(FIN | Frame.PONG, ""));
        for (int at = 0; at < stream.length; at += size) {
            parser.feed(stream, at, Math.min(stream.length, at + size));
        }

        assertThat(found).containsExactly("1:{\"command\":\"startup\"}", "1:" + "z".repeat(130) + "!", "10:");
    }

    @Test
    void wrongFrames_areRefused() {
        assertRefused("reserved", new byte[] {(byte) 0xc1, 0});
        assertRefused("masked", new byte[] {(byte) 0x81, (byte) 0x80});
        assertRefused("control frame", new byte[] {(byte) 0x89, 126, 0, 126});
        assertRefused("control frame", new byte[] {0x09, 0});
        assertRefused("the rest of one", new byte[] {(byte) 0x80, 0});
        assertRefused("another one", new byte[] {0x01, 0, 0x01, 0});
        assertRefused("at most", new byte[] {(byte) 0x82, 127, 0, 0, 0, 0, 2, 0, 0, 0});
        assertRefused("at most", new byte[] {(byte) 0x82, 127, -1, -1, -1, -1, -1, -1, -1, -1});
    }

    @Test
    void ownFrames_areReadBack_withoutTheirMask() throws Exception {
        Template result = new Template("{\"id\":\"", "\"}");
        byte[] id = "abc-7".getBytes(StandardCharsets.US_ASCII);
        byte[] sent = stream(
                Frame.all(Frame.text("h\u00e9llo"), Frame.text("w".repeat(300))).bytes(),
                Frame.text("again").times(2).bytes(),
                result.fill(id, 1, 3).clone(),
                result.fill(id, 0, 5).clone(),
                result.fill(id, 2, 3).clone());
        byte[] unmasked = unmasked(sent);
        parser.feed(unmasked, 0, unmasked.length);

        assertThat(found)
                .containsExactly(
                        "1:h\u00e9llo",
                        "1:" + "w".repeat(300),
                        "1:again",
                        "1:again",
                        "1:{\"id\":\"bc-\"}",
                        "1:{\"id\":\"abc-7\"}",
                        "1:{\"id\":\"c-7\"}");
    }

    private static void assertRefused(String why, byte[] bytes) {
        FrameParser fresh = new FrameParser((opcode, piece, from, length) -> {});
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> fresh.feed(bytes, 0, bytes.length))
                .withMessageContaining(why);
    }

    private static byte[] frame(int head, String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        byte[] masked = Frame.head(head & 0x0f, bytes.length);
        masked[0] = (byte) head;
        masked[1] &= 0x7f;
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(masked, 0, masked.length - Frame.MASK.length);
        frame.writeBytes(bytes);
        return frame.toByteArray();
    }

    private static byte[] stream(byte[]... frames) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            stream.writeBytes(frame);
        }
        return stream.toByteArray();
    }

    /** As a server would send them. */
    private static byte[] unmasked(byte[] frames) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = 0;
        while (at < frames.length) {
            int size = frames[at + 1] & 0x7f;
            int head = size == 126 ? 4 : 2;
            int length = size == 126 ? ((frames[at + 2] & 0xff) << 8) | (frames[at + 3] & 0xff) : size;
            assertThat(frames[at + 1] & 0x80).as("masked").isEqualTo(0x80);
            out.write(frames[at]);
            out.write(size);
            out.write(frames, at + 2, head - 2);
            int payload = at + head + 4;
            for (int i = 0; i < length; i++) {
                out.write(frames[payload + i] ^ frames[at + head + (i & 3)]);
            }
            at = payload + length;
        }
        return out.toByteArray();
    }
}
