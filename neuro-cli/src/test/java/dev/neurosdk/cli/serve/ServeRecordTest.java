package dev.neurosdk.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.cli.Main;
import dev.neurosdk.cli.Shell;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.LogHead;
import dev.neurosdk.testkit.recording.LogReader;
import dev.neurosdk.testkit.recording.SessionLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServeRecordTest {

    private static final String ODD = "{ \"command\": \"context\", \"game\":\"Inn\",\"game\":\"Inn\","
            + "\"data\":{\"message\":\"\\u00e9 é\",\"silent\":true} }";

    @TempDir
    private Path folder;

    @Test
    void log_hasEveryCharacterThatCame_andIsWholeAfterASignal() throws Exception {
        Path file = folder.resolve("s.neuro.jsonl");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve",
                        "--port",
                        "0",
                        "--seed",
                        "5",
                        "--record",
                        file.toString())
                .start();
        try (FakeGame game = FakeGame.builder(address(process.inputReader()), "Inn")
                .header("X-Test", "yes")
                .deadline(Duration.ofSeconds(30))
                .connect()) {
            game.startup();
            game.await(NeuroMessage.StartupAck.class);
            game.await(NeuroMessage.ReregisterAll.class);
            game.sendRaw(ODD);
            game.sendBinary(new byte[] {1, -1});
            game.sendRaw("no JSON");
            game.assertSilence();
            process.destroy();
            assertThat(game.awaitClose().code()).isEqualTo(1001);
        }
        assertThat(process.waitFor()).isZero();

        SessionLog log = LogReader.read(file);
        assertThat(log.complete()).isTrue();
        assertThat(log.head().role()).isEqualTo(LogHead.Role.NEURO);
        assertThat(log.head().seed()).isEqualTo(5);
        assertThat(((LogEntry.Opened) log.entries().get(0)).headers()).containsEntry("x-test", List.of("yes"));
        assertThat(log.messages())
                .filteredOn(message -> message.direction() == Direction.C2S)
                .extracting(LogEntry.Message::text)
                .contains(ODD, "no JSON", new String(new byte[] {1, -1}, StandardCharsets.UTF_8));
        assertThat(log.messages()).anyMatch(message -> message.direction() == Direction.S2C);
        assertThat(log.entries().get(log.entries().size() - 1))
                .isInstanceOfSatisfying(LogEntry.Closed.class, closed -> {
                    assertThat(closed.direction()).isEqualTo(Direction.S2C);
                    assertThat(closed.code()).isEqualTo(1001);
                });
    }

    @Test
    void fileThatIsThere_isNotLost() throws IOException {
        Path file = Files.writeString(folder.resolve("s.neuro.jsonl"), "precious");
        Shell shell = new Shell();
        assertThat(shell.run("serve", "--port", "0", "--demo", "--record", file.toString()))
                .isEqualTo(1);
        assertThat(shell.err()).contains("is there already: choose another name for --record");
        assertThat(file).hasContent("precious");
    }

    @Test
    void demo_isRecordedToo() throws IOException {
        Path file = folder.resolve("demo.neuro.jsonl");
        assertThat(new Shell().run("serve", "--port", "0", "--demo", "--record", file.toString()))
                .isZero();
        SessionLog log = LogReader.read(file);
        assertThat(log.complete()).isTrue();
        assertThat(log.messages()).hasSizeGreaterThan(5);
    }

    private static URI address(BufferedReader out) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("NEURO_SDK_WS_URL=")) {
                return URI.create(line.substring("NEURO_SDK_WS_URL=".length()));
            }
        }
        throw new AssertionError("the server ended without saying where it listens");
    }
}
