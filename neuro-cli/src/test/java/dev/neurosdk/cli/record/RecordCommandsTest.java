package dev.neurosdk.cli.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.cli.Shell;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.recording.LogReader;
import dev.neurosdk.testkit.recording.SessionLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RecordCommandsTest {

    private final Shell shell = new Shell();

    @TempDir
    private Path folder;

    @Test
    void replay_asGame_toASoundServer_isZero_andToABrokenOneIsOne() throws IOException {
        Path file = Sessions.recorded(folder.resolve("s.neuro.jsonl"));
        Path again = folder.resolve("again.neuro.jsonl");
        try (FakeNeuro sound = Sessions.neuro("leave");
                FakeNeuro broken = Sessions.neuro("stay")) {
            assertThat(replay(file, sound, "--speed", "max", "--record", again.toString()))
                    .isZero();
            assertThat(replay(file, broken, "--speed", "5x", "--strict")).isEqualTo(1);
            assertThat(replay(file, broken, "--speed", "max", "--tolerant")).isEqualTo(1);
        }
        assertThat(shell.out())
                .contains("5 of 5 messages sent, 2 of 2 came as recorded")
                .contains("differs at /data/name: expected \"leave\", was \"stay\"")
                .contains("5 of 5 messages sent, 1 of 2 came as recorded, 1 divergences");
        assertThat(LogReader.read(again).complete()).isTrue();
        assertThat(LogReader.read(again).messages()).hasSize(7);
    }

    private int replay(Path file, FakeNeuro neuro, String... more) {
        String[] arguments = {
            "replay", file.toString(), "--as", "game", "--server", neuro.uri().toString()
        };
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return shell.run(all);
    }

    @Test
    void log_isShown_andRedacted() throws IOException {
        Path file = Sessions.recorded(folder.resolve("s.neuro.jsonl"));
        Path redacted = folder.resolve("r.neuro.jsonl");

        assertThat(shell.run("log", "show", file.toString())).isZero();
        assertThat(shell.out()).contains("as proxy, edition E8+", "king's password", "7 messages", "The log is whole.");
        assertThat(shell.run("log", "redact", file.toString(), "-o", redacted.toString()))
                .isZero();
        SessionLog log = LogReader.read(redacted);
        assertThat(log.complete()).isTrue();
        assertThat(log.entries()).hasSameSizeAs(LogReader.read(file).entries());
        assertThat(Files.readString(redacted)).doesNotContain("password");
        assertThat(shell.run("log", "redact", file.toString(), "-o", redacted.toString()))
                .isEqualTo(1);
        assertThat(shell.err()).contains("r.neuro.jsonl is there already: choose another name, or remove it");
    }

    @Test
    void logThatIsNotWhole_isShownAsFarAsItGoes_andSaid() throws IOException {
        Path file = Sessions.recorded(folder.resolve("s.neuro.jsonl"));
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 20));
        assertThat(shell.run("log", "show", file.toString())).isEqualTo(1);
        assertThat(shell.out()).contains("The log has no footer: its writer did not come to an end.");
        Files.writeString(file, text.replace("password", "p4ssword"));
        assertThat(shell.run("log", "show", file.toString())).isEqualTo(1);
        assertThat(shell.out()).contains("The log's footer does not fit: somebody changed it.");
        Files.writeString(file, "not a log\n");
        assertThat(shell.run("log", "show", file.toString())).isEqualTo(1);
        assertThat(shell.err()).contains("s.neuro.jsonl line 1: expected a JSON object, was no JSON");
    }

    @Test
    void textLog_isImported() throws IOException {
        Path text = Files.writeString(
                folder.resolve("old.log"), "hello\n12:00:00 --> {\"command\":\"startup\",\"game\":\"G\"}\n");
        Path log = folder.resolve("new.neuro.jsonl");
        assertThat(shell.run("log", "import", text.toString(), "-o", log.toString()))
                .isZero();
        assertThat(shell.out()).contains("1 message", "1 lines held none, the first: [1]");
        assertThat(LogReader.read(log).head().coarse()).isTrue();

        Path empty = Files.writeString(folder.resolve("empty.log"), "nothing\n");
        assertThat(shell.run("log", "import", empty.toString(), "-o", log.toString() + "2"))
                .isEqualTo(1);
        assertThat(shell.err()).contains("expected lines such as --> {");
    }

    @Test
    void watch_endsByItself_whenTold() throws IOException {
        try (FakeNeuro neuro = Sessions.neuro("leave")) {
            int exit = shell.run(
                    "watch",
                    "--listen",
                    "0",
                    "--upstream",
                    neuro.uri().toString(),
                    "--for",
                    "50ms",
                    "--fault",
                    "wifi",
                    "--seed",
                    "3",
                    "--strict");
            assertThat(exit).isZero();
        }
        assertThat(shell.out())
                .contains("NEURO_SDK_WS_URL=ws://127.0.0.1:", "Faults: plan wifi, seed 3", "0 connections");
    }

    @Test
    void takenPort_isSaid() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(shell.run("watch", "--listen", "127.0.0.1:" + taken.getLocalPort()))
                    .isEqualTo(1);
        }
        assertThat(shell.err()).contains("can't be listened on", "choose another with --listen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "watch --fault nothing",
                "watch --upstream http://127.0.0.1:8000",
                "watch --upstream ws://127.0.0.1:8000/game",
                "watch --listen x",
                "replay f --as nobody",
                "replay f --as game",
                "replay f --as server --server ws://127.0.0.1:1",
                "replay f --as game --server ws://127.0.0.1:1 --speed fast",
                "replay f --as game --server ws://127.0.0.1:1 --strict --tolerant",
                "log",
                "log import f"
            })
    void mistakes_areUsage(String line) {
        assertThat(shell.run(line.split(" "))).isEqualTo(2);
        assertThat(shell.err()).startsWith("neuro: ").contains("--help");
    }

    @Test
    void missingFile_isSaid() {
        assertThat(shell.run("replay", "none.jsonl", "--as", "server")).isEqualTo(1);
        assertThat(shell.run("log", "show", "none.jsonl")).isEqualTo(1);
        assertThat(shell.err()).contains("there is no file none.jsonl");
    }
}
