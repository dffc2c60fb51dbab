package dev.neurosdk.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.cli.Shell;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.LogHead;
import dev.neurosdk.testkit.recording.LogWriter;
import dev.neurosdk.testkit.time.VirtualTimeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {

    private static final String STARTUP = "{\"command\":\"startup\",\"game\":\"Star Harbour\"}";
    private static final String FORCE =
            "{\"command\":\"actions/force\",\"game\":\"Star Harbour\",\"data\":{\"query\":\"q\",\"action_names\":[\"go\"]}}";
    private static final String BLANK =
            "{\"command\":\"context\",\"game\":\"Star Harbour\",\"data\":{\"message\":\" \",\"silent\":true}}";

    private final Shell shell = new Shell();

    @TempDir
    private Path folder;

    private Path log(String... texts) throws IOException {
        Path file = folder.resolve("session.neuro.jsonl");
        LogHead head = LogHead.of(LogHead.Role.PROXY, Edition.newest(), Instant.EPOCH);
        try (LogWriter writer = LogWriter.create(file, head, new VirtualTimeline())) {
            writer.record(new LogEntry.Opened(0, 1, "/", Map.of()));
            for (String text : texts) {
                writer.record(LogEntry.Message.text(1_000_000, 1, Direction.C2S, text));
            }
        }
        return file;
    }

    @Test
    void soundLog_passes() throws IOException {
        assertThat(shell.run("lint", log(STARTUP).toString())).isZero();
        assertThat(shell.out())
                .contains("edition E8", "1 messages", "passed", "not reached")
                .doesNotContain("failed");
    }

    @Test
    void brokenRule_isShownWithItsMessage_andFails() throws IOException {
        assertThat(shell.run("lint", log(STARTUP, FORCE).toString())).isEqualTo(1);
        assertThat(shell.out())
                .containsSubsequence("GAME-FRC", "GAME-FRC-02", "Names are registered at that moment", "FRC-4 GDE-3")
                .containsSubsequence(
                        "rule", "FRC-4: ", "expected", "registered names", "actual", "#3 00:00.001", "[go]")
                .containsSubsequence("message", "{\"command\"", "again", "--case GAME-FRC-02")
                .contains("1 failed");
    }

    @Test
    void failOn_decidesWhichLevelCounts() throws IOException {
        String file = log(STARTUP, BLANK).toString();
        assertThat(shell.run("lint", file)).isZero();
        assertThat(shell.run("lint", "--fail-on", "should", file)).isEqualTo(1);
    }

    @Test
    void truncatedLog_isInconclusive() throws IOException {
        Path file = log(STARTUP);
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.lastIndexOf("{\"k\":\"foot\"")));
        assertThat(shell.run("lint", file.toString())).isEqualTo(2);
        assertThat(shell.out()).contains("the log is truncated");
    }

    @Test
    void textLog_isReadToo_andNotJudgedByTheClock() throws IOException {
        Path file = folder.resolve("game.log");
        Files.writeString(file, "--> " + STARTUP + "\n--> " + FORCE + "\n");
        assertThat(shell.run("lint", file.toString())).isEqualTo(1);
        assertThat(shell.out()).contains("GAME-FRC-02");
    }

    @Test
    void selection_narrowsTheCases_andEmptyIsAnError() throws IOException {
        String file = log(STARTUP, FORCE).toString();
        assertThat(shell.run("lint", "--case", "GAME-STA-*", file)).isZero();
        assertThat(shell.run("lint", "--skip", "game-frc-02", file)).isZero();
        assertThat(shell.run("lint", "--case", "GAME-NOPE-*", file)).isEqualTo(4);
        assertThat(shell.err()).contains("no case was selected");
    }

    @Test
    void badUsage_andMissingFile_exitWith64() {
        assertThat(shell.run("lint")).isEqualTo(64);
        assertThat(shell.run("lint", folder.resolve("none.neuro.jsonl").toString()))
                .isEqualTo(64);
        assertThat(shell.err()).contains("none.neuro.jsonl");
    }

    @Test
    void verbose_tellsWhatPassed() throws IOException {
        assertThat(shell.run("lint", "-v", "--case", "GAME-STA-01", log(STARTUP).toString()))
                .isZero();
        assertThat(shell.out()).contains("GAME-STA-01", "startup");
    }

    @Test
    void list_andExplain_showTheCatalogue() {
        assertThat(shell.run("list", "--case", "GAME-FRC-*")).isZero();
        assertThat(shell.out().lines()).hasSize(15);
        assertThat(shell.run("explain", "game-rcn-03")).isZero();
        assertThat(shell.out())
                .contains(
                        "GAME-RCN-03  `startup` first on the new connection",
                        "ADVICE from E0, SHOULD from E7",
                        "clause     STA-1: ",
                        "judged by  nothing yet");
        assertThat(shell.run("explain", "GAME-NOPE")).isEqualTo(4);
    }
}
