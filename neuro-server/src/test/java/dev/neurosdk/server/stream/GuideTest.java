package dev.neurosdk.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.server.stream.client.Replay;
import dev.neurosdk.server.stream.client.StreamClient;
import dev.neurosdk.server.stream.file.FileHistory;
import dev.neurosdk.server.stream.file.FileSettings;
import dev.neurosdk.server.stream.file.Sync;
import dev.neurosdk.server.stream.socket.StreamServer;
import dev.neurosdk.server.stream.socket.Tickets;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What docs/stream.md shows, word for word. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GuideTest {

    @Test
    void broadcasting() throws Exception {
        int port = 0;
        History history = History.memory(10_000, 64 << 20);
        try (StreamHub hub = StreamHub.builder()
                        .name("weather")
                        .history(history)
                        .queue(256, SlowPolicy.DROP_OLDEST)
                        .build();
                StreamServer server = StreamServer.builder(hub).port(port).start()) {
            System.out.println("Viewers connect to " + server.uri());
            long seq = hub.publish("wind", "wind_update", "{\"speed\": 4.2}");
            System.out.println("published #" + seq);
        }
        assertThat(history.newest()).isEqualTo(1);
    }

    @Test
    void watching_endsWhenTheServerLetsNobodyIn() throws Exception {
        try (StreamHub hub = StreamHub.builder().build();
                StreamServer server = StreamServer.builder(hub)
                        .port(0)
                        .tickets(Tickets.of(Map.of("key", Grant.all())))
                        .start()) {
            watch(server.uri());
            assertThat(hub.figures().viewersEver()).isZero();
        }
    }

    private static void watch(URI server) {
        try (StreamClient wind = StreamClient.builder(server)
                .topics("wind")
                .begin(Replay.last(10))
                .connect(item -> System.out.println(item.data()))) {
            wind.ended().join();
        }
    }

    @Test
    void keeping(@TempDir Path directory) throws Exception {
        for (int opening = 1; opening <= 2; opening++) {
            StreamHub.Builder hub = StreamHub.builder()
                    .history(FileHistory.open(directory, FileSettings.DEFAULT.with(new Sync.EachItem())));
            try (StreamHub opened = hub.build()) {
                assertThat(opened.publish("wind", "wind_update", "{}")).isEqualTo(opening);
            }
        }
    }
}
