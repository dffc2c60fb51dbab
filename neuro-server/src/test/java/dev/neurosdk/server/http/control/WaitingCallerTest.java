package dev.neurosdk.server.http.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.server.http.Access;
import dev.neurosdk.server.http.Body;
import dev.neurosdk.server.http.PlainServer;
import dev.neurosdk.server.http.SameOrigin;
import dev.neurosdk.server.session.Sessions;
import dev.neurosdk.server.speech.Speech;
import dev.neurosdk.server.speech.SpeechSettings;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The control API on its own, with times of the test's choice. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WaitingCallerTest {

    private final Speech silent =
            new Speech(new Sessions(), (delay, task) -> () -> {}, SpeechSettings.DEFAULT, failure -> {});

    private PlainServer serve(Access access, Body body, Duration idle) throws Exception {
        return new PlainServer(
                new ControlApi(
                        Things.served(CompletableFuture.completedFuture(silent)),
                        new SameOrigin("127.0.0.1", true),
                        access,
                        access,
                        body),
                idle);
    }

    @Test
    void wait_outlastsTheConnectionsIdleTime() throws Exception {
        try (PlainServer server = serve(Access.open(), Body.USUAL, Duration.ofMillis(50))) {
            assertThat(server.exchange(PlainServer.request(
                            "POST",
                            "/api/v1/speech?timeout=400ms",
                            "Content-Type: application/json\r\n",
                            "{\"text\":\"An endless story.\"}")))
                    .startsWith("HTTP/1.1 202 ")
                    .endsWith("{\"outcome\":\"pending\"}");
        }
    }

    @Test
    void bodyThatDawdles_isRefused_andSoIsTheConnection() throws Exception {
        try (PlainServer server = serve(Access.open(), new Body(100, Duration.ofMillis(50)), Duration.ofSeconds(30));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("POST /api/v1/speech HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n\r\n{\"te"
                            .getBytes(StandardCharsets.UTF_8));
            InputStream in = socket.getInputStream();

            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("body-too-slow");
        }
    }

    @Test
    void token_isAskedFor() throws Exception {
        try (PlainServer server = serve(Access.tokens(List.of("rose")), Body.USUAL, Duration.ofSeconds(30))) {
            assertThat(server.exchange(PlainServer.request("GET", "/api/v1/games", "", "")))
                    .startsWith("HTTP/1.1 401 ")
                    .contains("WWW-Authenticate: Bearer", "\"code\":\"unauthorized\"");
            assertThat(server.exchange(
                            PlainServer.request("GET", "/api/v1/games", "Authorization: Bearer rose\r\n", "")))
                    .startsWith("HTTP/1.1 200 ");
            assertThat(server.exchange(PlainServer.request("GET", "/api/v1/games?token=rose", "", "")))
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void otherPaths_areLeftToOthers() throws Exception {
        try (PlainServer server = serve(Access.open(), Body.USUAL, Duration.ofSeconds(30))) {
            assertThat(server.exchange(PlainServer.request("GET", "/api/v10", "", "")))
                    .doesNotContain("problem");
            assertThat(server.exchange(PlainServer.request("GET", "/api/v1", "", "")))
                    .contains("problem");
        }
    }
}
