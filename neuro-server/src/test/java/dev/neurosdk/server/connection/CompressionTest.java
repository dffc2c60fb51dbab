package dev.neurosdk.server.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

class CompressionTest {

    private static final String OFFER = "Sec-WebSocket-Extensions: permessage-deflate";
    private static final int COMPRESSED = RawGame.FIN | RawGame.RSV1 | RawGame.TEXT;

    private static NeuroServer start(boolean compression) throws IOException {
        return NeuroServer.builder().port(0).compression(compression).start();
    }

    /** As RFC 7692 section 7.2.1 wants it: flushed, without the last four bytes. */
    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(bytes);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = new byte[8192];
        for (int length = chunk.length; length == chunk.length; ) {
            length = deflater.deflate(chunk, 0, chunk.length, Deflater.SYNC_FLUSH);
            out.write(chunk, 0, length);
        }
        deflater.end();
        return Arrays.copyOf(out.toByteArray(), out.size() - 4);
    }

    @Test
    void compression_isDeclinedUnlessSet() throws IOException {
        try (NeuroServer server = start(false);
                RawGame game = RawGame.connect(server.port(), "/", OFFER)) {
            assertThat(game.head()).doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
            game.frame(COMPRESSED, deflated("{}".getBytes(UTF_8)));
            assertThat(game.await(RawGame.CLOSE).code()).isEqualTo(1002);
        }
    }

    @Test
    void compression_thatIsSet_isSpoken() throws IOException {
        try (NeuroServer server = start(true);
                RawGame game = RawGame.connect(server.port(), "/", OFFER);
                RawGame plain = RawGame.connect(server.port(), "/")) {
            assertThat(game.head()).containsIgnoringCase("Sec-WebSocket-Extensions: permessage-deflate");
            assertThat(plain.head()).doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
            game.await(RawGame.TEXT);
            game.frame(COMPRESSED, deflated("{\"command\":\"startup\",\"game\":\"Inn\"}".getBytes(UTF_8)));
            assertThat(game.await(RawGame.TEXT).opcode()).isEqualTo(RawGame.TEXT);
        }
    }

    @Test
    void bomb_isStoppedAtTheLimitOfTheMessage() throws IOException {
        byte[] zeros = new byte[50 << 20];
        Arrays.fill(zeros, (byte) ' ');
        byte[] bomb = deflated(zeros);
        assertThat(bomb).hasSizeLessThan(100_000);
        try (NeuroServer server = start(true);
                FakeGame innocent = FakeGame.connect(server.uri(), "Innocent");
                RawGame game = RawGame.connect(server.port(), "/", OFFER)) {
            game.frame(COMPRESSED, bomb);

            RawGame.Frame close = game.await(RawGame.CLOSE);
            assertThat(close.code()).isEqualTo(1009);
            assertThat(close.reason()).isEqualTo("a message has more than 1048576 bytes");
            innocent.startup();
            innocent.register(new ActionDefinition("wave", "Wave."));
            innocent.force("Wave!", "wave");
            innocent.succeed(innocent.await(NeuroMessage.Action.class));
        }
    }
}
