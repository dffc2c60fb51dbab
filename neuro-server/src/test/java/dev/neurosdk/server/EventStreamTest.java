package dev.neurosdk.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.server.stream.socket.SocketViewer;
import java.net.URI;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class EventStreamTest {

    @Test
    void whatHappens_isSeenByWhoeverWatches() throws Exception {
        try (NeuroServer server = NeuroServer.builder().port(0).start();
                SocketViewer watching = SocketViewer.connect(events(server));
                SocketViewer game = SocketViewer.connect(server.uri())) {
            assertThat(watching.next()).startsWith("{\"type\":\"connected\",\"message\":\"neuro\",");
            game.say("{\"command\":\"startup\",\"game\":\"Star \\\"Harbour\\\"\"}");
            game.say("{\"command\":\"dance\"}");

            JsonValue started = awaited(watching, "game_started");
            assertThat(started.textAt("/data/game")).contains("Star \"Harbour\"");
            assertThat(started.textAt("/topic")).contains("games");
            assertThat(awaited(watching, "rule_broken").textAt("/topic")).contains("findings");
            assertThat(server.games()).hasSize(1);
            assertThat(server.connections()).isEqualTo(1);

            try (SocketViewer later =
                    SocketViewer.connect(URI.create(server.eventStream() + "?topics=messages&last=1000"))) {
                JsonValue received = awaited(later, "message_received");
                String text = received.textAt("/data/text").orElseThrow();
                assertThat(JsonValue.parse(text).orElseThrow().textAt("/command"))
                        .contains("startup");
                assertThat(received.at("/data/length")).hasToString("Optional[" + text.length() + "]");
            }
        }
    }

    @Test
    void longText_isCutAndItsLengthTold() throws Exception {
        try (NeuroServer server = NeuroServer.builder().port(0).start();
                SocketViewer watching = SocketViewer.connect(URI.create(server.eventStream() + "?topics=messages"));
                SocketViewer game = SocketViewer.connect(server.uri())) {
            game.say("{\"command\":\"context\",\"game\":\"G\",\"data\":{\"message\":\"" + "x".repeat(10_000)
                    + "\",\"silent\":true}}");

            JsonValue received = awaited(watching, "message_received");
            assertThat(received.textAt("/data/text").orElseThrow()).hasSize(4096);
            assertThat(Integer.parseInt(
                            received.at("/data/length").orElseThrow().toString()))
                    .isGreaterThan(10_000);
        }
    }

    @Test
    void foreignPage_mayNotWatch_andTokensAreWanted() throws Exception {
        try (NeuroServer server =
                NeuroServer.builder().port(0).tokens(List.of("secret")).start()) {
            URI events = events(server);
            assertThat(SocketViewer.refusal(events)).isEqualTo(401);
            assertThat(SocketViewer.refusal(URI.create(events + "?token=secret"), "https://evil.example"))
                    .isEqualTo(403);
            try (SocketViewer watching =
                    SocketViewer.connect(URI.create(events + "?token=secret"), "http://127.0.0.1:" + server.port())) {
                assertThat(watching.next()).contains("connected");
            }
        }
    }

    @Test
    void off_theAddressIsAGamesAgain() throws Exception {
        try (NeuroServer server =
                NeuroServer.builder().port(0).eventStream(false).start()) {
            assertThat(server.eventStream()).isNull();
            assertThat(server.controlApi()).isNotNull();
        }
        try (NeuroServer server =
                NeuroServer.builder().port(0).controlApi(false).start()) {
            assertThat(server.eventStream()).isNull();
        }
        assertThatThrownBy(() -> NeuroServer.builder()
                        .host("0.0.0.0")
                        .insecure(true)
                        .eventStream(true)
                        .port(0)
                        .start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("eventStream: expected tokens");
    }

    @Test
    void closing_saysGoodbyeToWhoeverWatches() throws Exception {
        NeuroServer server = NeuroServer.builder().port(0).start();
        try (SocketViewer watching = SocketViewer.connect(events(server))) {
            assertThat(watching.next()).contains("connected");
            server.close();
            assertThat(watching.closed()).isEqualTo(1001);
        }
    }

    private static URI events(NeuroServer server) {
        return requireNonNull(server.eventStream());
    }

    private static JsonValue awaited(SocketViewer viewer, String type) throws InterruptedException {
        Predicate<JsonValue> right =
                message -> message.textAt("/type").filter(type::equals).isPresent();
        while (true) {
            JsonValue message = JsonValue.parse(viewer.next()).orElseThrow();
            if (right.test(message)) {
                return message;
            }
        }
    }
}
