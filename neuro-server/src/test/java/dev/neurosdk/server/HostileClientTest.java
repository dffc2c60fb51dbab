package dev.neurosdk.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.decider.RandomDecider;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever one game does, a good one beside it never notices. */
class HostileClientTest {

    private NeuroServer server;
    private FakeGame good;

    @BeforeEach
    void start() throws IOException {
        server = NeuroServer.builder().port(0).decider(new RandomDecider(7)).start();
        good = FakeGame.connect(server.uri(), "Good Game");
        good.startup();
        good.register(new ActionDefinition("wave", "Wave."));
    }

    @AfterEach
    void theGoodGameNeverNoticed() {
        for (int turn = 0; turn < 3; turn++) {
            playOneTurn();
        }
        assertThat(good.isOpen()).isTrue();
        good.assertNoViolations();
        good.close();
        server.close();
    }

    private void playOneTurn() {
        good.force("Wave!", "wave");
        good.succeed(good.await(NeuroMessage.Action.class));
    }

    static List<String> badTexts() {
        String deep = "[".repeat(100_000);
        String name = "a".repeat(200_000);
        return List.of(
                "",
                "null",
                "17",
                "\"text\"",
                "[]",
                "{",
                "{\"command\":\"startup\"}",
                "{\"command\":5,\"game\":\"Bad Game\"}",
                "\uFEFF{\"command\":\"startup\",\"game\":\"Bad Game\"}",
                "{\"command\":\"context\",\"game\":\"Bad Game\",\"data\":{\"message\":1e999999999,\"silent\":1}}",
                "{\"command\":\"" + name + "\",\"game\":\"" + name + "\"}",
                deep,
                "{\"command\":\"startup\",\"game\":\"Bad Game\",\"data\":{\"a\":" + deep + "}}");
    }

    @ParameterizedTest
    @MethodSource("badTexts")
    void badText_isIgnoredAndTheConnectionLives(String text) throws IOException {
        try (FakeGame bad = FakeGame.connect(server.uri(), "Bad Game")) {
            bad.await(NeuroMessage.ReregisterAll.class);
            bad.sendRaw(text);

            bad.assertSilence();
            playOneTurn();
            bad.startup();
            bad.await(NeuroMessage.StartupAck.class);
        }
    }

    static List<String> badSchemas() {
        StringBuilder ladder = new StringBuilder("{\"type\":\"object\",\"$defs\":{\"s0\":{\"type\":\"object\"}");
        for (int step = 1; step <= 30; step++) {
            ladder.append(",\"s%d\":{\"allOf\":[{\"$ref\":\"#/$defs/s%d\"},{\"$ref\":\"#/$defs/s%d\"}]}"
                    .formatted(step, step - 1, step - 1));
        }
        ladder.append("},\"$ref\":\"#/$defs/s30\"}");
        return List.of(
                ladder.toString(),
                "{\"type\":\"object\",\"$ref\":\"#\"}",
                "{\"type\":\"object\",\"$ref\":\"http://127.0.0.1:1/schema\"}",
                "{\"type\":\"object\",\"$ref\":\"classpath:/logback.xml\"}",
                "{\"type\":\"object\",\"properties\":{\"s\":{\"type\":\"string\",\"pattern\":\"(.*a){12}$(?=x)\"}}}",
                "{\"type\":\"object\",\"minProperties\":1000000000,\"properties\":{}}",
                "{\"type\":\"object\",\"required\":[\"s\"],\"properties\":{\"s\":{\"type\":\"string\",\"minLength\":2000000000}}}");
    }

    @ParameterizedTest
    @MethodSource("badSchemas")
    void badSchema_neverHoldsUpAnyone(String schema) throws IOException {
        try (FakeGame bad = FakeGame.connect(server.uri(), "Bad Game")) {
            bad.startup();
            bad.register(new ActionDefinition("trap", "Trap.", schema));
            bad.force("Step in!", "trap");
            playOneTurn();

            bad.register(new ActionDefinition("fine", "Fine."));
            bad.force("And now?", "fine");
            assertThat(bad.await(NeuroMessage.Action.class, call -> call.name().equals("fine")))
                    .isNotNull();
        }
    }

    @Test
    void hugeMessage_closesItsOwnConnectionOnly() throws IOException {
        try (FakeGame bad = FakeGame.connect(server.uri(), "Bad Game")) {
            bad.context("x".repeat(1 << 21), true);

            assertThat(bad.awaitClose().code()).isEqualTo(1009);
        }
    }

    @Test
    void largeMessage_withinTheLimit_isTaken() throws IOException {
        try (FakeGame large = FakeGame.connect(server.uri(), "Large Game")) {
            large.startup();
            large.context("é".repeat(400_000), true);
            large.register(new ActionDefinition("wave", "Wave."));
            large.force("Wave!", "wave");

            large.succeed(large.await(NeuroMessage.Action.class));
        }
    }

    @Test
    void binaryFrame_isIgnored() throws IOException {
        try (FakeGame bad = FakeGame.connect(server.uri(), "Bad Game")) {
            bad.await(NeuroMessage.ReregisterAll.class);
            bad.sendBinary(new byte[] {1, 2, 3});

            bad.assertSilence();
        }
    }

    @Test
    void abruptEnd_inTheMiddleOfAForce_isForgotten() throws IOException {
        for (int round = 0; round < 20; round++) {
            FakeGame bad = FakeGame.connect(server.uri(), "Bad Game");
            bad.startup();
            bad.register(new ActionDefinition("trap", "Trap."));
            bad.force("Step in!", "trap");
            bad.abort();
        }
    }

    @Test
    void peerThatNeverReads_isCutOffAndNobodyWaitsForIt() throws IOException {
        try (FakeGame bad = FakeGame.connect(server.uri(), "Bad Game")) {
            bad.stopReading();
            for (int flood = 0; flood < 20; flood++) {
                bad.startup();
                playOneTurn();
            }
        }
    }

    @Test
    void garbageInsteadOfAHandshake_isSurvived() throws IOException {
        for (String garbage : List.of("\0\0\0\0", "GET / HTTP/1.1\r\n\r\n", "HELLO\r\n\r\n", "GET")) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                    OutputStream out = socket.getOutputStream()) {
                out.write(garbage.getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
                playOneTurn();
            }
        }
    }
}
