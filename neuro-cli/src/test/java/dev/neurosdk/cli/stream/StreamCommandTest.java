package dev.neurosdk.cli.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.cli.Shell;
import dev.neurosdk.server.stream.Grant;
import dev.neurosdk.server.stream.History;
import dev.neurosdk.server.stream.StreamHub;
import dev.neurosdk.server.stream.file.FileHistory;
import dev.neurosdk.server.stream.file.FileSettings;
import dev.neurosdk.server.stream.socket.StreamServer;
import dev.neurosdk.server.stream.socket.Tickets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StreamCommandTest {

    private static final String TIDE = "{\"level\":1.25,\"harbour\":\"north\\u001b[31m\"}";

    private final Shell shell = new Shell();

    @TempDir
    private Path folder;

    @Test
    void tail_printsItems_forPeople() throws Exception {
        try (StreamHub hub = tides(3);
                StreamServer server = StreamServer.builder(hub).port(0).start()) {
            assertThat(tail(server, "--last", "2", "--count", "2")).isZero();
        }
        assertThat(shell.out().lines())
                .hasSize(2)
                .allMatch(line -> line.matches(
                        "\\d\\d:\\d\\d:\\d\\d\\.\\d{3} #[23] tide level 1.25, harbour north\\\\u001b\\[31m"));
        assertThat(shell.err()).isEmpty();
    }

    @Test
    void tail_json_withAFilter() throws Exception {
        try (StreamHub hub = tides(2);
                StreamServer server = StreamServer.builder(hub).port(0).start()) {
            assertThat(hub.publish("tides", "tide", "{\"level\":9}")).isEqualTo(3);
            assertThat(hub.publish("wind", "wind", "{\"level\":9}")).isEqualTo(4);
            assertThat(tail(
                            server,
                            "--after",
                            "0",
                            "--count",
                            "1",
                            "--json",
                            "--topic",
                            "tides",
                            "--filter",
                            "{\"/level\":{\"gt\":5}}"))
                    .isZero();
        }
        assertThat(shell.out())
                .startsWith("{\"type\":\"tide\",\"data\":{\"level\":9},\"timestamp\":\"")
                .endsWith("\"topic\":\"tides\",\"seq\":3}" + System.lineSeparator());
    }

    @Test
    void tail_whereNobodyListens_orATokenIsWanted_saysSoOnce() throws Exception {
        int port;
        try (StreamHub hub = tides(1);
                StreamServer server = StreamServer.builder(hub)
                        .port(0)
                        .tickets(Tickets.of(Map.of("key", Grant.all())))
                        .start()) {
            Path key = Files.writeString(folder.resolve("key"), "key\n");
            assertThat(tail(server)).isEqualTo(1);
            assertThat(shell.err()).contains("does not let this viewer in: the server answered with HTTP status 401");
            assertThat(tail(server, "--last", "1", "--count", "1", "--token-file", key.toString()))
                    .isZero();
            assertThat(shell.out()).contains("#1 tide");
            port = server.port();
        }
        assertThat(shell.run("stream", "tail", "ws://127.0.0.1:" + port, "--once"))
                .isEqualTo(1);
        assertThat(shell.err()).contains("ws://127.0.0.1:" + port + " can't be had");
    }

    @Test
    void tail_strict_failsOverWhatIsNotToBeHad() throws Exception {
        try (StreamHub hub =
                        StreamHub.builder().history(History.memory(2, 1 << 20)).build();
                StreamServer server = StreamServer.builder(hub).port(0).start()) {
            for (int item = 1; item <= 5; item++) {
                assertThat(hub.publish("tides", "tide", TIDE)).isEqualTo(item);
            }
            assertThat(tail(server, "--after", "1", "--count", "2", "--strict")).isEqualTo(1);
        }
        assertThat(shell.err()).contains("items 2 to 3 are not to be had: expired", "2 items were not to be had");
    }

    @Test
    void record_thenReplay_isTheSameStreamAgain() throws Exception {
        Path file = folder.resolve("tides.jsonl");
        try (StreamHub hub = tides(3);
                StreamServer server = StreamServer.builder(hub).port(0).start()) {
            String[] line = {
                "stream", "record", file.toString(), server.uri().toString(), "--after", "0", "--count", "3"
            };
            assertThat(shell.run(line)).isZero();
            assertThat(shell.err()).contains("3 items in " + file);
            assertThat(shell.run(line)).isEqualTo(1);
            assertThat(shell.err()).contains(file + " is there already: name a new file");
        }
        assertThat(Files.readAllLines(file))
                .hasSize(3)
                .allMatch(line -> line.startsWith("{\"type\":\"tide\",\"data\":"));
        assertThat(shell.run("stream", "replay", file.toString(), "--listen", "0", "--speed", "0"))
                .isZero();
        assertThat(shell.out()).contains("Viewers connect to ws://127.0.0.1:", "Played 3 items.");
    }

    @Test
    void replay_ofWhatIsNoRecording_namesTheLine() throws Exception {
        Path file = Files.writeString(folder.resolve("no.jsonl"), "{\"type\":\"tide\"}\n");
        assertThat(shell.run("stream", "replay", file.toString(), "--listen", "0"))
                .isEqualTo(1);
        assertThat(shell.err()).contains("no.jsonl, line 1: expected an item with type, data");
        assertThat(shell.run("stream", "replay", folder.resolve("none").toString()))
                .isEqualTo(1);
        assertThat(shell.err()).contains("there is no file");
        Files.write(file, new byte[] {(byte) 0xc3, '\n'});
        assertThat(shell.run("stream", "replay", file.toString())).isEqualTo(1);
        assertThat(shell.err()).contains("is not UTF-8");
    }

    @Test
    void serve_publishesLines_andTellsThoseThatAreNone() {
        String input = "{\"data\":1}\n\nnonsense\n{\"data\":2,\"topic\":\"a b\"}\n{\"data\":3,\"type\":\"live\"}\n";
        assertThat(shell.run(input.getBytes(UTF_8), "stream", "serve", "--listen", "0", "--until-end"))
                .isZero();
        assertThat(shell.out()).contains("Viewers connect to ws://127.0.0.1:");
        assertThat(shell.err().lines().toList())
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.get(0)).contains("line 3: expected a JSON object with data"))
                .satisfies(lines -> assertThat(lines.get(1)).contains("line 4: topic"))
                .satisfies(lines -> assertThat(lines.get(2)).contains("line 5: type"));
    }

    @Test
    void serve_withAHistoryInFiles_goesOnWithTheNumbers() throws Exception {
        Path history = folder.resolve("history");
        String[] line = {"stream", "serve", "--listen", "0", "--until-end", "--history", history.toString()};
        assertThat(shell.run("{\"data\":1}\n".getBytes(UTF_8), line)).isZero();
        assertThat(shell.run("{\"data\":2}\n".getBytes(UTF_8), line)).isZero();
        try (StreamHub hub = StreamHub.builder()
                        .history(FileHistory.open(history, FileSettings.DEFAULT))
                        .build();
                StreamServer server = StreamServer.builder(hub).port(0).start()) {
            assertThat(tail(server, "--after", "0", "--count", "2", "--json")).isZero();
        }
        assertThat(shell.out())
                .contains("\"data\":1,")
                .contains("\"seq\":1}")
                .contains("\"data\":2,")
                .contains("\"seq\":2}");
    }

    @Test
    void status_saysWhatItIs() throws Exception {
        int port;
        try (StreamHub hub = tides(2);
                StreamServer server = StreamServer.builder(hub).port(0).start()) {
            assertThat(shell.run("stream", "status", server.uri().toString())).isZero();
            assertThat(shell.out()).contains("tides (" + hub.stream() + ")", "newest   #2", "ping     ");
            assertThat(shell.run("stream", "status", server.uri().toString(), "--json"))
                    .isZero();
            assertThat(shell.out()).contains("\"welcome\":{\"type\":\"connected\"");
            port = server.port();
        }
        assertThat(shell.run("stream", "status", "ws://127.0.0.1:" + port)).isEqualTo(1);
        assertThat(shell.err()).contains("can't be had");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stream                              | expected one of tail, record, serve, replay, status",
                "stream tail http://127.0.0.1        | expected ws://HOST:PORT or wss://HOST:PORT",
                "stream tail --filter 7              | --filter: expected a JSON object",
                "stream tail --last -1               | items: expected 0 or more, was -1",
                "stream tail --since noon            | expected a time such as 2026-01-31T12:00:00Z, was 'noon'",
                "stream tail --count 0               | --count: expected 1 or more, was 0",
                "stream tail --last 1 --after 2      | mutually exclusive",
                "stream serve --slow never           | expected drop-oldest, conflate or disconnect, was 'never'",
                "stream serve --queue 0              | --queue: queuedItems: expected more than 0, was 0",
                "stream serve --keep 0               | --keep: expected at least 1, was 0",
                "stream serve --allow-origin x       | expected an origin such as https://example.org, was 'x'",
                "stream record x ws://a ws://b       | 'ws://b'",
                "stream record                       | FILE",
                "stream tail ws://a ws://b           | 'ws://b'",
                "stream replay x --speed -1          | --speed: expected 0 to 1000000, was -1.0",
                "stream replay x --speed 0 --loop    | --loop needs a pace"
            })
    void badUsage_exitsWith2(String line, String explanation) {
        assertThat(shell.run(line.strip().split(" +"))).isEqualTo(2);
        assertThat(shell.err()).startsWith("neuro: ").contains(explanation);
    }

    private int tail(StreamServer server, String... more) {
        List<String> line =
                new ArrayList<>(List.of("stream", "tail", server.uri().toString()));
        line.addAll(List.of(more));
        return shell.run(line.toArray(String[]::new));
    }

    private static StreamHub tides(int items) {
        StreamHub hub = StreamHub.builder().name("tides").build();
        for (int item = 1; item <= items; item++) {
            assertThat(hub.publish("tides", "tide", TIDE)).isEqualTo(item);
        }
        return hub;
    }
}
