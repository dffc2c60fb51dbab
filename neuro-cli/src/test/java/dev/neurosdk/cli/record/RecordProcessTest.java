package dev.neurosdk.cli.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.neurosdk.cli.Main;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.LogReader;
import dev.neurosdk.testkit.recording.SessionLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands as processes of their own, ended by a signal. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RecordProcessTest {

    private static final String URL = "NEURO_SDK_WS_URL=";

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void watch_showsAndRecords_andASignalLeavesAWholeLog() throws Exception {
        assumeTrue(Path.of("/bin/kill").toFile().canExecute(), "no /bin/kill here");
        Path file = folder.resolve("s.neuro.jsonl");
        try (FakeNeuro neuro = Sessions.neuro("leave")) {
            Process process =
                    start("watch", "--listen", "0", "--upstream", neuro.uri().toString(), "--record", file.toString());
            BufferedReader out = process.inputReader();
            Sessions.play(address(out));
            new ProcessBuilder("/bin/kill", "-TERM", String.valueOf(process.pid())).start();
            List<String> lines = out.lines().toList();
            assertThat(process.waitFor()).isZero();
            assertThat(lines)
                    .anyMatch(line -> line.matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} #1 \\S+ startup"))
                    .anyMatch(line -> line.contains(" action {\"id\":"))
                    .contains("1 connection, 7 messages, no rule broken")
                    .last()
                    .asString()
                    .startsWith("Session log: " + file);
            assertThat(process.errorReader().lines()).isEmpty();
        }
        SessionLog log = LogReader.read(file);
        assertThat(log.complete()).isTrue();
        assertThat(log.messages()).hasSize(7);
    }

    @Test
    void record_isQuiet_redacts_andFailsWhereItIsStrict() throws Exception {
        assumeTrue(Path.of("/bin/kill").toFile().canExecute(), "no /bin/kill here");
        Path file = folder.resolve("s.neuro.jsonl");
        try (FakeNeuro neuro = Sessions.neuro("leave")) {
            Process process = start(
                    "record",
                    file.toString(),
                    "--listen",
                    "0",
                    "--upstream",
                    neuro.uri().toString(),
                    "--redact",
                    "--strict");
            BufferedReader out = process.inputReader();
            URI address = address(out);
            Sessions.play(address);
            try (FakeGame rude =
                    FakeGame.builder(address, "Inn").deadline(Sessions.DEADLINE).connect()) {
                rude.startup();
                rude.await(NeuroMessage.StartupAck.class);
                rude.sendRaw(
                        "{\"command\":\"context\",\"game\":\"Inn\",\"data\":{\"message\":\"x\",\"silent\":\"yes\"}}");
                assertThat(out.readLine()).contains("MUST CTX-1/shape the game at /data/silent");
            }
            new ProcessBuilder("/bin/kill", "-TERM", String.valueOf(process.pid())).start();
            List<String> lines = out.lines().toList();
            assertThat(process.waitFor()).isEqualTo(1);
            assertThat(lines)
                    .noneMatch(line -> line.contains("startup"))
                    .anyMatch(line -> line.contains("1x MUST CTX-1/shape"));
        }
        SessionLog log = LogReader.read(file);
        assertThat(log.complete()).isTrue();
        assertThat(log.head().redacted()).isTrue();
        assertThat(log.messages()).noneMatch(message -> message.text().contains("password"));
        assertThat(log.entries()).anyMatch(LogEntry.Finding.class::isInstance);
    }

    @Test
    void replay_asServer_waitsForTheGame() throws Exception {
        Path file = Sessions.recorded(folder.resolve("s.neuro.jsonl"));
        Process process = start("replay", file.toString(), "--as", "server", "--listen", "0", "--speed", "max");
        BufferedReader out = process.inputReader();
        Sessions.play(address(out));
        assertThat(out.lines()).containsExactly("2 of 2 messages sent, 5 of 5 came as recorded");
        assertThat(process.waitFor()).isZero();
    }

    private Process start(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
        builder.command().addAll(List.of(arguments));
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private static URI address(BufferedReader out) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(URL)) {
                return URI.create(line.substring(URL.length()));
            }
        }
        throw new AssertionError("the command ended without saying where it listens");
    }
}
