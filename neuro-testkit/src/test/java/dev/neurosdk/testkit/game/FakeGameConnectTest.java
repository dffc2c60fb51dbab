package dev.neurosdk.testkit.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;

class FakeGameConnectTest {

    @Test
    void handshake_carriesPathQueryAndHeaders() throws Exception {
        try (ScriptedServer server = ScriptedServer.silent();
                FakeGame game = FakeGame.builder(server.uri(), "Star Harbour")
                        .path("/game/star?token=x%20y")
                        .header("Authorization", "Bearer secret")
                        .connect()) {
            assertThat(game.isOpen()).isTrue();
            assertThat(server.handshake())
                    .containsEntry("target", "/game/star?token=x%20y")
                    .containsEntry("Authorization", "Bearer secret");
        }
    }

    @Test
    void handshake_refusedByTheServer_tellsTheStatus() throws Exception {
        Server server = new Server(0);
        server.start();
        try {
            URI uri = URI.create("ws://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
            assertThatThrownBy(() -> FakeGame.connect(uri, "Star Harbour"))
                    .isInstanceOf(IOException.class)
                    .hasMessage(uri + ": expected an open connection, was HTTP 404");
        } finally {
            server.stop();
        }
    }

    @Test
    void connect_toNobody_isAnIOException() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThatThrownBy(() -> FakeGame.connect(URI.create("ws://127.0.0.1:" + port), "Star Harbour"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected an open connection");
    }

    @Test
    void connect_toAServerThatNeverAnswers_endsAtTheDeadline() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            FakeGame.Builder builder = deafGame(deaf).connectDeadline(Duration.ofMillis(50));
            assertThatThrownBy(builder::connect).isInstanceOf(IOException.class).hasMessageContaining("within 50 ms");
        }
    }

    @Test
    void connect_interrupted_keepsTheInterrupt() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            FakeGame.Builder builder = deafGame(deaf);
            Thread.currentThread().interrupt();
            assertThatThrownBy(builder::connect).isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void builder_withNonsense_isRefused() {
        URI server = URI.create("ws://127.0.0.1:1/");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FakeGame.connect(URI.create("http://127.0.0.1:1/"), "Star Harbour"))
                .withMessageStartingWith("server: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FakeGame.connect(server, ""))
                .withMessageStartingWith("game: ");
        FakeGame.Builder builder = FakeGame.builder(server, "Star Harbour");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.deadline(Duration.ZERO))
                .withMessageStartingWith("deadline: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.connectDeadline(Duration.ofMillis(-1)))
                .withMessageStartingWith("connectDeadline: ");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.memory(0)).withMessageStartingWith("memory: ");
    }

    private static FakeGame.Builder deafGame(ServerSocket deaf) {
        return FakeGame.builder(URI.create("ws://127.0.0.1:" + deaf.getLocalPort()), "Star Harbour");
    }
}
