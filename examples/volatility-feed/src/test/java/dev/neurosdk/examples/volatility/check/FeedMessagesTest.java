package dev.neurosdk.examples.volatility.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.examples.volatility.Feed;
import dev.neurosdk.examples.volatility.FeedServer;
import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.server.connection.StartFailedException;
import dev.neurosdk.server.stream.History;
import dev.neurosdk.server.stream.file.FileHistory;
import dev.neurosdk.server.stream.file.FileSettings;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes over the wire, seen by clients that know nothing of this project. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FeedMessagesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration NEVER = Duration.ofHours(1);
    private static final String UPDATE = "volatility_update";

    @TempDir
    private Path directory;

    private final List<String> complaints = new ArrayList<>();

    private static PlainViewer connect(FeedServer server, String query) throws Exception {
        return PlainViewer.connect(HttpClient.newHttpClient(), server.uri().resolve("/" + query), PATIENCE);
    }

    private static JsonValue next(PlainViewer viewer, String type) throws InterruptedException {
        return requireNonNull(viewer.await(type, PATIENCE), type);
    }

    private static String price(JsonValue update) {
        return update.at("/data/price").orElseThrow().toString();
    }

    private static String record(Instant time, int price) {
        return "{\"timestamp\":\"" + time + "\",\"volatility\":0.2,\"price\":" + price + "}";
    }

    @Test
    void messages_areAsDocumented() throws Exception {
        try (Feed feed = new Feed(directory, Duration.ofMillis(50));
                PlainViewer viewer = connect(feed.server(), "")) {
            JsonValue.Members connected = (JsonValue.Members) next(viewer, "connected");
            assertThat(connected.textAt("/message")).contains("AgentSpoons WebSocket Server");
            assertThat(Instant.parse(connected.textAt("/timestamp").orElseThrow()))
                    .isBefore(Instant.now());

            JsonValue.Members update = (JsonValue.Members) next(viewer, UPDATE);
            assertThat(update.members().keySet()).startsWith("type", "data", "timestamp");
            assertThat(Instant.parse(update.textAt("/timestamp").orElseThrow())).isBefore(Instant.now());
            assertThat(((JsonValue.Members) update.at("/data").orElseThrow())
                            .members()
                            .keySet())
                    .startsWith("timestamp", "volatility", "price", "returns", "open", "high", "low", "volume");
            assertThat(feed.complaints()).isEmpty();
        }
    }

    @Test
    void history_isThereForWhoComesLater_andFollowedByWhatIsNew() throws Exception {
        try (Feed feed = new Feed(directory, Duration.ofMillis(50))) {
            try (PlainViewer first = connect(feed.server(), "")) {
                for (int i = 0; i < 5; i++) {
                    next(first, UPDATE);
                }
            }
            try (PlainViewer second = connect(feed.server(), "?last=100")) {
                long seq = 0;
                for (int i = 0; i < 10; i++) {
                    String given = next(second, UPDATE).at("/seq").orElseThrow().toString();
                    assertThat(Long.parseLong(given)).isEqualTo(++seq);
                }
            }
        }
    }

    @Test
    void serverWithAHistoryInFiles_goesOnAfterARestart() throws Exception {
        Path file = directory.resolve("results.json");
        Instant now = Instant.now().minusSeconds(60);
        Files.writeString(file, "[" + record(now, 1) + "," + record(now.plusSeconds(2), 2) + "]");
        String stream;
        try (FeedServer server = withFiles(file);
                PlainViewer viewer = connect(server, "?last=10")) {
            stream = next(viewer, "connected").textAt("/stream").orElseThrow();
            assertThat(price(next(viewer, UPDATE))).isEqualTo("1");
            assertThat(price(next(viewer, UPDATE))).isEqualTo("2");
        }
        Files.writeString(file, "[" + record(now.plusSeconds(2), 2) + "," + record(now.plusSeconds(4), 3) + "]");
        try (FeedServer server = withFiles(file);
                PlainViewer viewer = connect(server, "?after=1&stream=" + stream)) {
            assertThat(price(next(viewer, UPDATE))).isEqualTo("2");
            JsonValue third = next(viewer, UPDATE);
            assertThat(price(third)).isEqualTo("3");
            assertThat(third.at("/seq").orElseThrow()).hasToString("3");
            assertThat(server.newest()).isEqualTo(3);
        }
    }

    private FeedServer withFiles(Path file) throws IOException {
        History history = FileHistory.open(directory.resolve("history"), FileSettings.DEFAULT);
        return FeedServer.start(file, history, edge -> edge.port(0), complaints::add);
    }

    @Test
    void anybody_mayWriteTheFile() throws Exception {
        Path file = directory.resolve("results.json");
        Instant now = Instant.now().minusSeconds(60);
        try (FeedServer server = Feed.serve(file, 0, complaints);
                PlainViewer viewer = connect(server, "")) {
            next(viewer, "connected");
            Files.writeString(file, record(now, 1));
            assertThat(price(next(viewer, UPDATE))).isEqualTo("1");
            Files.writeString(file, "[" + record(now, 1) + "," + record(now.plusSeconds(2), 2));
            Files.writeString(
                    file,
                    "[" + record(now, 1) + "," + record(now.plusSeconds(2), 2) + "," + record(now.plusSeconds(4), 3)
                            + "]");
            assertThat(price(next(viewer, UPDATE))).isEqualTo("2");
            assertThat(price(next(viewer, UPDATE))).isEqualTo("3");
        }
    }

    @Test
    void scriptForPages_isServed() throws Exception {
        try (Feed feed = new Feed(directory, NEVER)) {
            String http = feed.server().uri().toString().replaceFirst("^ws", "http");
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(http + "neuro-stream.js"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).contains("text/javascript;charset=utf-8");
            assertThat(response.body()).contains("class NeuroStream");
        }
    }

    @Test
    void badInput_getsAnErrorAndNothingElse() throws Exception {
        try (Feed feed = new Feed(directory, NEVER);
                PlainViewer viewer = connect(feed.server(), "")) {
            for (String bad : List.of("nonsense", "[]", "{\"type\":7}", "{\"type\":\"replay\",\"last\":-1}")) {
                viewer.send(bad);
                assertThat(next(viewer, "error").textAt("/message")).isPresent();
            }
            viewer.send("{\"type\":\"ping\",\"id\":\"still here\"}");
            assertThat(next(viewer, "pong").textAt("/id")).contains("still here");
        }
    }

    @Test
    void portThatIsTaken_isToldInALine() throws Exception {
        try (Feed feed = new Feed(directory, NEVER)) {
            int port = feed.server().uri().getPort();

            assertThatThrownBy(() -> Feed.serve(feed.file(), port, complaints))
                    .isInstanceOf(StartFailedException.class)
                    .hasMessageContaining("127.0.0.1:" + port + ": the port is in use");
        }
    }

    /** Its handling of messages is that of the feed's document; everything else is RFC 6455. */
    @Test
    void pythonClient_understandsTheFeed() throws Exception {
        requirePython();
        Path script =
                Path.of(requireNonNull(getClass().getResource("/viewer.py")).toURI());
        try (Feed feed = new Feed(directory, Duration.ofMillis(50))) {
            int port = feed.server().uri().getPort();
            Process process = new ProcessBuilder("python3", script.toString(), String.valueOf(port), "5")
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);

            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(output)
                    .matches("AgentSpoons WebSocket Server at \\S+Z\\R(Volatility: 0\\.\\d+\\R){5}pong python\\R");
            assertThat(process.exitValue()).isZero();
        }
    }

    private static void requirePython() {
        boolean installed = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "python3")));
        String missing = "this test needs python3 on the PATH";
        if ("true".equals(System.getenv("CI"))) {
            Assertions.assertTrue(installed, missing);
        }
        Assumptions.assumeTrue(installed, missing);
    }
}
