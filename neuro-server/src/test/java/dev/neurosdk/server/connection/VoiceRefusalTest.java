package dev.neurosdk.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.server.NeuroServer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoiceRefusalTest {

    private static final String START = "{\"command\":\"voice/start\",\"game\":\"Foo\"}";

    @ParameterizedTest
    @ValueSource(strings = {"/voice", "/game/Foo%2FBar/voice", "/any/voice?a=b"})
    void start_isAnsweredWithUnavailable_andThenClosed(String path) throws IOException {
        try (NeuroServer server = NeuroServer.builder().port(0).start();
                RawGame voice = RawGame.connect(server.port(), path)) {
            voice.text(START);

            assertThat(voice.read().text()).isEqualTo("{\"command\":\"voice/unavailable\"}");
            assertThat(voice.read().code()).isEqualTo(1000);
            voice.frame(RawGame.FIN | RawGame.CLOSE, new byte[] {3, (byte) 232});
            assertThat(voice.isEnded()).isTrue();
        }
    }

    @Test
    void start_withoutAGame_isAnsweredToo() throws IOException {
        try (NeuroServer server = NeuroServer.builder().port(0).start();
                RawGame voice = RawGame.connect(server.port(), "/voice")) {
            voice.text("{\"command\":\"voice/start\"}");

            assertThat(voice.read().text()).contains("voice/unavailable");
        }
    }

    @Test
    void anythingElse_isPassedOver_andIsNoGame() throws IOException {
        try (NeuroServer server = NeuroServer.builder().port(0).start();
                RawGame voice = RawGame.connect(server.port(), "/voice")) {
            for (String text :
                    List.of("", "{", "[]", "{\"command\":\"startup\",\"game\":\"Foo\"}", "\"voice/start\"")) {
                voice.text(text);
            }
            voice.frame(RawGame.FIN | RawGame.BINARY, new byte[960]);
            voice.frame(RawGame.FIN | RawGame.PING, new byte[0]);

            assertThat(voice.read().opcode()).isEqualTo(RawGame.PONG);
            assertThat(server.games()).isEmpty();
            assertThat(server.connections()).isOne();
            voice.text(START);
            assertThat(voice.read().text()).contains("voice/unavailable");
        }
    }

    @Test
    void limits_holdHereToo() throws IOException {
        PortLimits limits = PortLimits.DEFAULT.withMessages(1000, 0).withConnections(1, 0, 0);
        try (NeuroServer server =
                        NeuroServer.builder().port(0).portLimits(limits).start();
                RawGame voice = RawGame.connect(server.port(), "/voice");
                RawGame second = RawGame.ask(server.port(), "/voice")) {
            assertThat(second.status()).isEqualTo(503);
            voice.frame(RawGame.FIN | RawGame.BINARY, new byte[1001]);
            assertThat(voice.await(RawGame.CLOSE).code()).isEqualTo(1009);
        }
    }
}
