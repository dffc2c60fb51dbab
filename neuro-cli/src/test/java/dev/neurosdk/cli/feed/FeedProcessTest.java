package dev.neurosdk.cli.feed;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.neurosdk.cli.Main;
import dev.neurosdk.cli.Shell;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands as processes of their own, as somebody starts them. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FeedProcessTest {

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    private Process start(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "feed");
        builder.command().addAll(List.of(arguments));
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /** What a process says that it runs, by the name of the part. */
    private static Map<String, String> parts(BufferedReader out) throws IOException {
        Map<String, String> parts = new HashMap<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("Ctrl-C")) {
                return parts;
            }
            String[] words = line.split("[ ,]+", 3);
            parts.put(words[0], words[1]);
        }
        throw new AssertionError("the command ended after saying " + parts);
    }

    private static void terminate(Process process) throws Exception {
        assumeTrue(Path.of("/bin/kill").toFile().canExecute(), "no /bin/kill here");
        new ProcessBuilder("/bin/kill", "-TERM", String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    private static Shell tryOut(int expected, String... arguments) {
        Shell shell = new Shell();
        List<String> all = new ArrayList<>(List.of("feed", "test"));
        all.addAll(List.of(arguments));
        assertThat(shell.run(all.toArray(String[]::new)))
                .as(shell.out() + shell.err())
                .isEqualTo(expected);
        return shell;
    }

    @Test
    void feed_runsEverything_andASignalStopsIt() throws Exception {
        Path file = folder.resolve("data/results.json");
        Path logs = folder.resolve("logs");
        Process process = start(
                "--listen",
                "0",
                "--dashboard-port",
                "0",
                "--interval",
                "50ms",
                "--seed",
                "7",
                "--file",
                file.toString(),
                "--logs",
                logs.toString());
        BufferedReader out = process.inputReader();
        Map<String, String> parts = parts(out);
        assertThat(parts).containsOnlyKeys("generator", "server", "dashboard");

        Shell shell = tryOut(
                0,
                "--server",
                requireNonNull(parts.get("server")),
                "--dashboard",
                requireNonNull(parts.get("dashboard")),
                "--file",
                file.toString());
        assertThat(shell.out()).contains("AgentSpoons WebSocket Server at ws://127.0.0.1:", "Everything works.");

        terminate(process);
        assertThat(out.lines()).last().isEqualTo("Stopped.");
        assertThat(process.waitFor()).isZero();
        assertThat(process.errorReader().lines()).isEmpty();
        assertThat(Files.readString(logs.resolve("feed.log")))
                .contains("generator runs", "server runs", "dashboard runs", "stopped");
    }

    @Test
    void parts_runByThemselves_andComeBackAfterTheyWereKilled() throws Exception {
        String file = folder.resolve("results.json").toString();
        Process server = start("server", "--file", file, "--listen", "0");
        String address = requireNonNull(parts(server.inputReader()).get("server"));
        String port = address.replaceAll("\\D*\\d+\\.\\d+\\.\\d+\\.\\d+:(\\d+)/", "$1");
        Process generator = start("generator", "--file", file, "--interval", "50ms");
        Map<String, String> unused = parts(generator.inputReader());
        Process dashboard = start("dashboard", "--dashboard-port", "0", "--server", "ws://{host}:" + port + "/");
        String page = requireNonNull(parts(dashboard.inputReader()).get("dashboard"));
        tryOut(0, "--server", address, "--dashboard", page, "--file", file);

        server.destroyForcibly().waitFor();
        tryOut(1, "--server", address, "--no-dashboard", "--file", file);
        parts(start("server", "--file", file, "--listen", port).inputReader());
        tryOut(0, "--server", address, "--no-dashboard", "--file", file);

        generator.destroyForcibly().waitFor();
        Shell shell = new Shell();
        // The last record may still be on its way when the generator is gone.
        while (shell.run("feed", "test", "--server", address, "--no-dashboard", "--wait", "300ms") == 0) {
            shell = new Shell();
        }
        assertThat(shell.out()).contains("is a generator running?", "Not everything works.");
    }

    @Test
    void portThatIsTaken_isToldInOneLine() throws Exception {
        String file = folder.resolve("results.json").toString();
        Process first = start("server", "--file", file, "--listen", "0");
        String address = requireNonNull(parts(first.inputReader()).get("server"));
        String port = address.replaceAll("\\D*\\d+\\.\\d+\\.\\d+\\.\\d+:(\\d+)/", "$1");
        Process second = start("server", "--file", file, "--listen", port);

        assertThat(second.waitFor()).isEqualTo(1);
        assertThat(second.errorReader().lines())
                .singleElement()
                .asString()
                .contains("neuro: ", "127.0.0.1:" + port, "the port is in use");
    }
}
