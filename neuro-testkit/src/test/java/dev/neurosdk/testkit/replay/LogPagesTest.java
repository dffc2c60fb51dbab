package dev.neurosdk.testkit.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.LogHead;
import dev.neurosdk.testkit.recording.LogReader;
import dev.neurosdk.testkit.recording.LogWriter;
import dev.neurosdk.testkit.recording.SessionLog;
import dev.neurosdk.testkit.time.Timeline;
import dev.neurosdk.testkit.watch.Watch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the pages about recording, watching and replaying show. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LogPagesTest {

    @TempDir
    private Path folder;

    @Test
    void session_isWatchedIntoAFile_readBack_andPlayedAgain() throws Exception {
        Path file = folder.resolve("session.neuro.jsonl");
        List<LogEntry.Finding> findings = new ArrayList<>();
        try (FakeNeuro neuro = ReplayOverTcpTest.neuro("first")) {
            watch(file, neuro.uri(), findings);
        }
        assertThat(findings).isEmpty();
        assertThat(commands(file)).startsWith("{\"command\":\"startup\",\"game\":\"Inn\"}");
        try (FakeNeuro neuro = ReplayOverTcpTest.neuro("first")) {
            replayTo(file, neuro.uri());
        }
        assertThat(askTheGame(file).asRecorded()).isTrue();
    }

    private static void watch(Path file, URI server, List<LogEntry.Finding> findings) throws IOException {
        LogHead head = LogHead.of(LogHead.Role.PROXY, Edition.newest(), Instant.now());
        try (LogWriter log = LogWriter.create(file, head, Timeline.real());
                Watch watch = Watch.builder()
                        .upstream(server)
                        .recorder(log)
                        .findings(findings::add)
                        .start()) {
            startTheGame(watch.uri());
        }
    }

    private static List<String> commands(Path file) throws IOException {
        SessionLog log = LogReader.read(file);
        if (!log.complete()) {
            throw new IOException(file + " is not whole: " + log.integrity());
        }
        return log.messages().stream().map(LogEntry.Message::text).toList();
    }

    private static void replayTo(Path file, URI server) throws Exception {
        ReplayResult result = Replay.of(LogReader.read(file))
                .speed(Speed.full())
                .comparing(Comparison.NAMES)
                .asGame(server);
        result.assertAsRecorded();
    }

    private static ReplayResult askTheGame(Path file) throws Exception {
        try (ReplayServer server =
                Replay.of(LogReader.read(file)).speed(Speed.full()).asServer("127.0.0.1", 0)) {
            startTheGame(server.uri());
            return server.await();
        }
    }

    private static void startTheGame(URI server) throws IOException {
        ReplayOverTcpTest.play(server, "first");
    }
}
