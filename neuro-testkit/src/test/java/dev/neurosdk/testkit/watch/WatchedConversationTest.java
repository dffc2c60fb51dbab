package dev.neurosdk.testkit.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.LogHead;
import dev.neurosdk.testkit.recording.LogReader;
import dev.neurosdk.testkit.recording.LogWriter;
import dev.neurosdk.testkit.recording.SessionLog;
import dev.neurosdk.testkit.time.Timeline;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WatchedConversationTest {

    @TempDir
    Path folder;

    @Test
    void soundPeers_areRecordedWithoutAFinding() throws Exception {
        Path file = folder.resolve("s.neuro.jsonl");
        List<LogEntry.Finding> findings = new ArrayList<>();
        try (FakeNeuro neuro = FakeNeuro.start();
                LogWriter log = LogWriter.create(
                        file, LogHead.of(LogHead.Role.PROXY, Edition.newest(), Instant.now()), Timeline.real());
                Watch watch = Watch.builder()
                        .upstream(neuro.uri())
                        .recorder(log)
                        .findings(findings::add)
                        .start();
                FakeGame game = FakeGame.builder(watch.uri(), "Inn").connect()) {
            game.startup();
            game.await(NeuroMessage.StartupAck.class);
            game.register(new ActionDefinition("stay", "Stays."), new ActionDefinition("leave", "Leaves."));
            game.force("Stay or leave?", "stay", "leave");
            neuro.await(GameMessage.ForceActions.class);
            String id = neuro.act("leave");
            game.succeed(game.await(NeuroMessage.Action.class));
            assertThat(neuro.awaitResult(id).success()).isTrue();
        }
        SessionLog log = LogReader.read(file);
        assertThat(log.complete()).isTrue();
        assertThat(findings).isEmpty();
        assertThat(log.entries()).noneMatch(LogEntry.Finding.class::isInstance);
        assertThat(log.messages())
                .extracting(message ->
                        message.direction() + " " + message.text().replaceAll(".*?command\":\"([^\"]*).*", "$1"))
                .containsExactly(
                        "C2S startup",
                        "S2C startup",
                        "C2S actions/register",
                        "C2S actions/force",
                        "S2C action",
                        "C2S action/result");
    }

    @Test
    void gameThatForcesWhatIsNotThere_isFoundOut() throws Exception {
        List<LogEntry.Finding> findings = new ArrayList<>();
        try (FakeNeuro neuro = FakeNeuro.start();
                Watch watch = Watch.builder()
                        .upstream(neuro.uri())
                        .findings(findings::add)
                        .start();
                FakeGame game = FakeGame.builder(watch.uri(), "Inn").connect()) {
            game.startup();
            game.force("Stay or leave?", "stay");
            neuro.await(GameMessage.ForceActions.class);
        }
        assertThat(findings)
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.violation().rule().id()).isEqualTo("GDE-3/registered"));
    }
}
