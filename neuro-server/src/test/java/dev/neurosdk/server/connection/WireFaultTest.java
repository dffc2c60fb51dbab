package dev.neurosdk.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.session.Strictness;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What breaks RFC 6455, byte by byte, and the close frame that answers it. */
class WireFaultTest {

    private NeuroServer server;
    private FakeGame innocent;

    @BeforeEach
    void start() throws IOException {
        server = NeuroServer.builder()
                .port(0)
                .strictness(Strictness.STRICT)
                .portLimits(PortLimits.DEFAULT.withMessages(1000, 0))
                .start();
        innocent = FakeGame.connect(server.uri(), "Innocent");
        innocent.startup();
        innocent.register(new ActionDefinition("wave", "Wave."));
    }

    @AfterEach
    void playOnAndStop() {
        innocent.force("Wave!", "wave");
        innocent.succeed(innocent.await(NeuroMessage.Action.class));
        innocent.close();
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "an unmasked frame,          81 02 7B 7D,                1002",
        "a reserved bit,             C1 80 00 00 00 00,          1002",
        "a reserved opcode,          83 80 00 00 00 00,          1002",
        "a stray continuation,       80 80 00 00 00 00,          1002",
        "a ping in parts,            09 80 00 00 00 00,          1002",
        "a close code of no meaning, 88 82 00 00 00 00 03 ED,    1002",
        "a close payload of a byte,  88 81 00 00 00 00 03,       1002",
        "bytes that are no UTF-8,    81 82 00 00 00 00 C3 28,    1007",
        "a surrogate in UTF-8,       81 83 00 00 00 00 ED A0 80, 1007",
        "a binary frame,             82 81 00 00 00 00 01,       1003",
        "a text that is no JSON,     81 81 00 00 00 00 7B,       1007",
        "a text that is no envelope, 81 82 00 00 00 00 7B 7D,    1008"
    })
    void fault_isAnsweredByACloseFrame(String name, String bytes, int code) throws IOException {
        byte[] frame = HexFormat.ofDelimiter(" ").parseHex(bytes.strip());
        try (RawGame game = RawGame.connect(server.port(), "/")) {
            game.write(frame);

            assertThat(game.await(RawGame.CLOSE).code()).as(name).isEqualTo(code);
            assertThat(game.isEnded()).isTrue();
        }
    }

    @Test
    void pingOfTooManyBytes_isAnsweredByACloseFrame() throws IOException {
        try (RawGame game = RawGame.connect(server.port(), "/")) {
            game.frame(RawGame.FIN | RawGame.PING, new byte[126]);

            assertThat(game.await(RawGame.CLOSE).code()).isEqualTo(1002);
        }
    }

    @Test
    void message_ofExactlyTheLimit_passes_andOneByteMoreDoesNot() throws IOException {
        try (RawGame game = RawGame.connect(server.port(), "/")) {
            game.text(padded(1000));
            game.frame(RawGame.FIN | RawGame.PING, new byte[] {7});
            assertThat(game.await(RawGame.PONG).octets()).isEqualTo("\u0007");

            game.text(padded(1001));

            RawGame.Frame close = game.await(RawGame.CLOSE);
            assertThat(close.code()).isEqualTo(1009);
            assertThat(close.reason()).isEqualTo("a message has more than 1000 bytes");
        }
    }

    /** A context message of two-byte characters, so that bytes and characters differ. */
    private static String padded(int bytes) {
        String empty = "{\"command\":\"context\",\"game\":\"Raw\",\"data\":{\"message\":\"\",\"silent\":true}}";
        int missing = bytes - empty.length();
        String filling = "é".repeat(missing / 2) + "x".repeat(missing % 2);
        String padded = empty.replace("\"message\":\"", "\"message\":\"" + filling);
        assertThat(padded.getBytes(StandardCharsets.UTF_8)).hasSize(bytes);
        return padded;
    }

    @Test
    void message_inParts_isLimitedAsAWhole() throws IOException {
        try (RawGame game = RawGame.connect(server.port(), "/")) {
            game.frame(RawGame.TEXT, new byte[600]);
            game.frame(RawGame.FIN, new byte[401]);

            assertThat(game.await(RawGame.CLOSE).code()).isEqualTo(1009);
        }
    }

    @Test
    void binaryMessage_isLimitedToo() throws IOException {
        try (RawGame game = RawGame.connect(server.port(), "/")) {
            game.frame(RawGame.FIN | RawGame.BINARY, new byte[1001]);

            assertThat(game.await(RawGame.CLOSE).code()).isEqualTo(1009);
        }
    }
}
