package dev.neurosdk.examples.volatility.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.examples.volatility.Dashboard;
import dev.neurosdk.examples.volatility.Feed;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConnectivityCheckTest {

    @TempDir
    private Path directory;

    private final List<Finding> findings = new ArrayList<>();

    private ConnectivityCheck check(URI stream, Duration patience) {
        return new ConnectivityCheck(stream, null, patience, findings::add);
    }

    private List<String> subjects(boolean good) {
        return findings.stream()
                .filter(finding -> finding.good() == good)
                .map(Finding::subject)
                .toList();
    }

    @Test
    void feedThatWorks_isFoundToWork() throws Exception {
        try (Feed feed = new Feed(directory, Duration.ofMillis(50));
                Dashboard dashboard = Dashboard.start("127.0.0.1", 0, "ws://{host}:1/")) {
            ConnectivityCheck check = check(feed.server().uri(), Duration.ofSeconds(30));
            check.file(feed.file());
            check.server();
            check.dashboard(dashboard.uri());

            assertThat(subjects(false)).isEmpty();
            assertThat(check.isGood()).isTrue();
            assertThat(subjects(true))
                    .containsExactly(
                            "data file",
                            "server",
                            "history",
                            "records",
                            "ping",
                            "bad input",
                            "health",
                            "status",
                            "dashboard");
            assertThat(findings.get(1).words()).startsWith("AgentSpoons WebSocket Server at ws://127.0.0.1:");
        }
    }

    @Test
    void feedWithoutAGenerator_isFoundToHaveNoRecords() throws Exception {
        try (var server = Feed.serve(directory.resolve("none.json"), 0, new ArrayList<>())) {
            ConnectivityCheck check = check(server.uri(), Duration.ofMillis(300));
            check.file(directory.resolve("none.json"));
            check.server();

            assertThat(check.isGood()).isFalse();
            assertThat(subjects(false)).containsExactly("data file", "records");
        }
    }

    @Test
    void nothingAtAll_isFoundToBeAbsent() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        ConnectivityCheck check = check(URI.create("ws://127.0.0.1:" + free + "/"), Duration.ofSeconds(1));
        check.server();
        check.dashboard(URI.create("http://127.0.0.1:" + free + "/"));

        assertThat(check.isGood()).isFalse();
        assertThat(subjects(false)).containsExactly("server", "health", "status", "dashboard");
        assertThat(findings.get(0).words()).contains("no connection", "neuro feed server");
    }
}
