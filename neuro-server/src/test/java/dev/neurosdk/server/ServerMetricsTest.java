package dev.neurosdk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.connection.StartFailedException;
import dev.neurosdk.server.decider.FirstActionDecider;
import dev.neurosdk.server.logging.EventLog;
import dev.neurosdk.testkit.game.FakeGame;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** Meters on a real server with a real game. */
@Timeout(60)
class ServerMetricsTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void game_movesTheMeters_andGaugesGoWithTheServer() throws Exception {
        NeuroServer server = server().start();
        try (FakeGame game = FakeGame.connect(server.uri(), "Tetris")) {
            game.startup();
            game.await(NeuroMessage.StartupAck.class);
            assertThat(registry.get("neuro.connections").gauge().value()).isEqualTo(1);
            assertThat(registry.get("neuro.games").gauge().value()).isEqualTo(1);
        }
        server.close();
        assertThat(registry.get("neuro.messages")
                        .tags("command", "startup", "direction", "received")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("neuro.messages")
                        .tags("command", "startup", "direction", "sent")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("neuro.connections.closed").counters()).hasSize(1);
        assertThat(registry.find("neuro.connections").gauge()).isNull();
        assertThat(registry.find("neuro.games").gauge()).isNull();
    }

    @Test
    void startThatFails_leavesNoGauge() throws Exception {
        try (NeuroServer other = NeuroServer.builder().port(0).start()) {
            assertThatThrownBy(() -> server().port(other.port()).start()).isInstanceOf(StartFailedException.class);
        }
        assertThat(registry.find("neuro.games").gauge()).isNull();
        assertThat(registry.getMeters())
                .extracting(Meter::getId)
                .extracting(Meter.Id::getName)
                .contains("neuro.messages");
    }

    @Test
    void page_showsWhatHappened_withoutARegistry() throws Exception {
        try (NeuroServer server =
                        NeuroServer.builder().port(0).metricsPage(true).start();
                FakeGame game = FakeGame.connect(server.uri(), "Tetris")) {
            game.startup();
            game.await(NeuroMessage.StartupAck.class);
            HttpResponse<String> page = metrics(server);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(
                            type -> assertThat(type).startsWith("text/plain").contains("version=0.0.4"));
            assertThat(page.body())
                    .contains(
                            "\nneuro_messages_total{command=\"startup\",direction=\"received\"} 1\n",
                            "\nneuro_games 1\n");
        }
    }

    @Test
    void page_isNotThereUnlessWanted() throws Exception {
        try (NeuroServer server = server().start()) {
            assertThat(metrics(server).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void token_isNeededForThePage_andInNoLogLineNorFigure() throws Exception {
        ListAppender<ILoggingEvent> written = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger("test.tokens");
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        logger.addAppender(written);
        written.start();
        try (NeuroServer server = NeuroServer.builder()
                .port(0)
                .tokens(List.of("open-sesame"))
                .metricsPage(true)
                .eventSink(new EventLog(logger))
                .start()) {
            URI address = URI.create(server.uri() + "/?token=open-sesame");
            try (FakeGame game = FakeGame.connect(address, "Tetris")) {
                game.startup();
                game.await(NeuroMessage.StartupAck.class);
                assertThat(metrics(server).statusCode()).isEqualTo(401);
                HttpRequest request = HttpRequest.newBuilder(page(server))
                        .header("Authorization", "Bearer open-sesame")
                        .timeout(Duration.ofSeconds(20))
                        .build();
                assertThat(HTTP.send(request, HttpResponse.BodyHandlers.ofString())
                                .body())
                        .contains("neuro_connections 1")
                        .doesNotContain("sesame");
            }
        }
        assertThat(written.list)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.getFormattedMessage() + line.getKeyValuePairs())
                        .doesNotContain("sesame"));
    }

    private static HttpResponse<String> metrics(NeuroServer server) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(page(server))
                .timeout(Duration.ofSeconds(20))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static URI page(NeuroServer server) {
        return URI.create("http://127.0.0.1:" + server.port() + "/metrics");
    }

    private NeuroServer.Builder server() {
        return NeuroServer.builder().port(0).decider(new FirstActionDecider()).meterRegistry(registry);
    }
}
