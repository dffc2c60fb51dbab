package dev.neurosdk.server.http.randy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.decider.RandomDecider;
import dev.neurosdk.server.http.PlainServer;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RandyPortTest {

    private static final String JSON = "Content-Type: application/json\r\n";

    private NeuroServer server;
    private FakeGame game;
    private FakeGame second;

    @BeforeEach
    void start() throws IOException {
        server = NeuroServer.builder()
                .port(0)
                .randyPort(0)
                .reregisterOnConnect(false)
                .decider(new RandomDecider(1))
                .start();
        game = FakeGame.connect(server.uri(), "One");
        second = FakeGame.connect(server.uri(), "Two");
        game.ping();
        second.ping();
    }

    @AfterEach
    void stop() {
        game.close();
        second.close();
        server.close();
    }

    private String exchange(String request) throws IOException {
        return PlainServer.exchange(server.randyPort().orElseThrow(), request.getBytes(UTF_8));
    }

    private String inject(String body) throws IOException {
        return exchange(PlainServer.request("POST", "/", JSON, body));
    }

    @Test
    void message_goesToEveryGame_onOneLine() throws IOException {
        assertThat(inject("{\n  \"command\": \"custom\",\n  \"data\": {\"b\": 1.0, \"a\": []}\n}"))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("OK\n");
        for (FakeGame each : new FakeGame[] {game, second}) {
            assertThat(each.takeAny().text()).isEqualTo("{\"command\":\"custom\",\"data\":{\"b\":1.0,\"a\":[]}}");
        }
    }

    @Test
    void injectedCall_keepsItsId_andItsResultIsNoMistake() throws IOException {
        game.startup();
        game.register(new ActionDefinition("wave", "Wave."));
        game.await(NeuroMessage.StartupAck.class);

        inject("{\"command\":\"action\",\"data\":{\"id\":\"blegh\",\"name\":\"wave\"}}");
        NeuroMessage.Action call = game.await(NeuroMessage.Action.class);
        game.succeed(call);

        assertThat(call.id()).isEqualTo("blegh");
        game.force("Wave!", "wave");
        game.succeed(game.await(NeuroMessage.Action.class));
        game.assertSilence();
    }

    @Test
    void nobodyConnected_isAllRight() throws IOException {
        game.close();
        second.close();

        assertThat(inject("{\"command\":\"custom\"}")).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "5", "{\"command\":\"a\"}x"})
    void bodyThatIsNoObject_isRefused_andNothingIsSent(String body) throws IOException {
        assertThat(inject(body)).startsWith("HTTP/1.1 400 ").contains("expected ");
        game.assertSilence();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, '', 405",
        "POST, /other, '', 404",
        "POST, /, 'Content-Type: text/plain', 415",
        "POST, /, '', 415",
        "POST, /, 'Origin: https://evil.example', 403",
        "POST, /, 'Host: evil.example', 421"
    })
    void anythingElse_isRefused(String method, String path, String header, int status) throws IOException {
        String headers = header.isEmpty() ? "" : header + "\r\n";

        assertThat(exchange(PlainServer.request(method, path, headers, "{\"command\":\"custom\"}")))
                .startsWith("HTTP/1.1 " + status + " ");
        game.assertSilence();
    }

    @Test
    void hugeBody_isRefused() throws IOException {
        assertThat(inject("{\"a\":\"" + "x".repeat(200_000) + "\"}")).startsWith("HTTP/1.1 413 ");
        game.assertSilence();
    }

    @Test
    void port_isOffUnlessAskedFor_andFreeAfterwards() throws IOException {
        int port = server.randyPort().orElseThrow();
        try (NeuroServer without = NeuroServer.builder().port(0).start()) {
            assertThat(without.randyPort()).isEmpty();
            int games = without.port();
            assertThatThrownBy(
                            () -> NeuroServer.builder().port(0).randyPort(port).start())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("127.0.0.1:" + port)
                    .hasMessageContaining("in use");
            assertThat(games).isPositive();
        }
        server.close();
        NeuroServer.builder().port(0).randyPort(port).start().close();
    }

    @Test
    void impossiblePort_isTheCallersFault() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NeuroServer.builder().randyPort(70_000))
                .withMessageContaining("randyPort");
    }
}
