package dev.neurosdk.server.stream.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.server.connection.OriginPolicy;
import dev.neurosdk.server.connection.StartFailedException;
import dev.neurosdk.server.http.Page;
import dev.neurosdk.server.stream.Grant;
import dev.neurosdk.server.stream.StreamHub;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamServerTest {

    private final StreamHub hub = StreamHub.builder().name("weather").build();

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void viewer_connectsPingsAndGetsItems() throws Exception {
        try (StreamServer server = StreamServer.builder(hub).port(0).start();
                SocketViewer viewer = SocketViewer.connect(server.uri())) {
            assertThat(viewer.next()).startsWith("{\"type\":\"connected\",\"message\":\"weather\",");
            viewer.say("{\"type\":\"ping\",\"id\":1}");
            assertThat(viewer.next()).startsWith("{\"type\":\"pong\",\"id\":1,");

            hub.publish("wind", "wind_update", "{\"text\":\"grün € 𝄞\"}");

            assertThat(viewer.next())
                    .startsWith("{\"type\":\"wind_update\",\"data\":{\"text\":\"grün € 𝄞\"},\"timestamp\":\"")
                    .endsWith("\",\"topic\":\"wind\",\"seq\":1}");
            assertThat(server.viewers()).isEqualTo(1);
        }
    }

    @Test
    void address_saysWhatIsWanted() throws Exception {
        for (int i = 1; i <= 5; i++) {
            hub.publish(i == 4 ? "rain" : "wind", "update", String.valueOf(i));
        }
        try (StreamServer server = StreamServer.builder(hub).port(0).start();
                SocketViewer viewer = SocketViewer.connect(
                        URI.create(server.uri() + "?topics=wind&last=2&filter=%7B%22%22:%7B%22ne%22:5%7D%7D"))) {
            assertThat(viewer.next()).contains("connected");
            assertThat(viewer.next()).endsWith("\"seq\":2}");
            assertThat(viewer.next()).endsWith("\"seq\":3}");
            assertThat(viewer.next()).startsWith("{\"type\":\"live\",\"seq\":5,");
        }
    }

    @Test
    void badAddress_isRefusedWithWords() throws Exception {
        try (StreamServer server = StreamServer.builder(hub).port(0).start()) {
            assertThat(SocketViewer.refusal(URI.create(server.uri() + "?last=many")))
                    .isEqualTo(400);
            assertThat(SocketViewer.refusal(URI.create(server.uri() + "?last=1&after=1")))
                    .isEqualTo(400);
            assertThat(SocketViewer.refusal(URI.create(server.uri() + "elsewhere")))
                    .isEqualTo(404);
        }
    }

    @Test
    void token_opensItsTopicsOnly() throws Exception {
        Tickets tickets = Tickets.of(Map.of("all", Grant.all(), "wind", Grant.of(List.of("wind"))));
        try (StreamServer server =
                StreamServer.builder(hub).port(0).tickets(tickets).start()) {
            assertThat(SocketViewer.refusal(server.uri())).isEqualTo(401);
            assertThat(SocketViewer.refusal(URI.create(server.uri() + "?token=other")))
                    .isEqualTo(401);
            assertThat(SocketViewer.refusal(URI.create(server.uri() + "?token=wind&topics=rain")))
                    .isEqualTo(400);
            try (SocketViewer viewer = SocketViewer.connect(URI.create(server.uri() + "?token=wind"))) {
                assertThat(viewer.next()).contains("\"topics\":[\"wind\"]");
                hub.publish("rain", "update", "1");
                hub.publish("wind", "update", "1");
                assertThat(viewer.next()).endsWith("\"seq\":2}");
            }
        }
    }

    @Test
    void pageFromElsewhere_mayNotConnect() throws Exception {
        try (StreamServer server = StreamServer.builder(hub).port(0).start()) {
            assertThat(SocketViewer.refusal(server.uri(), "https://evil.example"))
                    .isEqualTo(403);
            assertThat(SocketViewer.refusal(server.uri(), "null")).isEqualTo(403);
            try (SocketViewer viewer = SocketViewer.connect(server.uri(), "http://localhost:8050")) {
                assertThat(viewer.next()).contains("connected");
            }
        }
        assertThat(OriginPolicy.thisMachine().admits("http://127.0.0.1.evil.example"))
                .isFalse();
        assertThat(OriginPolicy.thisMachine().admits("http://localhost.evil.example:80"))
                .isFalse();
        assertThat(OriginPolicy.thisMachine().admits("http://[::1]:8050")).isTrue();
    }

    @Test
    void elsewhere_wantsTokensOrASayingSo() throws Exception {
        assertThatThrownBy(
                        () -> StreamServer.builder(hub).host("0.0.0.0").port(0).start())
                .isInstanceOf(StartFailedException.class)
                .hasMessageContaining("tokens");
        StreamServer.builder(hub).host("0.0.0.0").port(0).insecure(true).start().close();
    }

    @Test
    void tooManyViewers_areTurnedAway() throws Exception {
        try (StreamServer server = StreamServer.builder(hub)
                        .port(0)
                        .limits(ViewerLimits.DEFAULT.withConnections(1, 0))
                        .start();
                SocketViewer only = SocketViewer.connect(server.uri())) {
            assertThat(only.next()).contains("connected");
            assertThat(SocketViewer.refusal(server.uri())).isEqualTo(503);
        }
    }

    @Test
    void binaryAndNonsense_getAnError() throws Exception {
        try (StreamServer server = StreamServer.builder(hub).port(0).start();
                SocketViewer viewer = SocketViewer.connect(server.uri())) {
            assertThat(viewer.next()).contains("connected");
            viewer.say(new byte[] {1, 2, 3});
            assertThat(viewer.next()).contains("\"type\":\"error\",\"code\":\"not-text\"");
            viewer.say("x".repeat(10_000));
            assertThat(viewer.next()).contains("\"type\":\"error\",\"code\":\"invalid-json\"");
            viewer.say("x".repeat(16_385));
            assertThat(viewer.closed()).isEqualTo(1009);
        }
    }

    @Test
    void closing_saysGoodbye() throws Exception {
        StreamServer server = StreamServer.builder(hub).port(0).start();
        try (SocketViewer viewer = SocketViewer.connect(server.uri())) {
            assertThat(viewer.next()).contains("connected");
            server.close();
            assertThat(viewer.closed()).isEqualTo(1001);
        }
    }

    @Test
    void pages_tellHowItIs() throws Exception {
        hub.publish("wind", "update", "1");
        try (StreamServer server = StreamServer.builder(hub)
                        .port(0)
                        .page("/", () -> new Page.Text(200, "text/html", "<p>hello"))
                        .start();
                SocketViewer viewer = SocketViewer.connect(server.uri())) {
            assertThat(viewer.next()).contains("connected");
            assertThat(get(server, "/")).isEqualTo("<p>hello");
            assertThat(get(server, "/healthz")).contains("\"status\":\"ok\"");
            assertThat(get(server, "/status"))
                    .contains("\"name\":\"weather\"", "\"published\":1", "\"state\":\"live\"");
            assertThat(get(server, "/metrics"))
                    .contains("# TYPE neuro_stream_items_published_total counter")
                    .contains("neuro_stream_items_published_total{stream=\"weather\"} 1")
                    .contains("neuro_stream_viewers{stream=\"weather\"} 1");
        }
    }

    private static String get(StreamServer server, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
