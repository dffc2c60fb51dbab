package dev.neurosdk.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.neurosdk.cli.Main;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as a process of its own, ended by signals. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServeProcessTest {

    private static final String URL = "NEURO_SDK_WS_URL=";
    private static final long INTERRUPT = 1L << (2 - 1);
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void signal_closesGamesWith1001_andExitsWith0(String signal) throws Exception {
        assumeTrue(Path.of("/bin/kill").toFile().canExecute(), "no /bin/kill here");
        assumeFalse(signal.equals("INT") && interruptsAreIgnored(), "this build was told to ignore interrupts");
        Process process = serve("--port", "0");
        BufferedReader out = process.inputReader();
        try (FakeGame game = FakeGame.builder(address(out), "Inn")
                .deadline(Duration.ofSeconds(30))
                .connect()) {
            game.startup();
            game.await(NeuroMessage.StartupAck.class);
            new ProcessBuilder("/bin/kill", "-" + signal, String.valueOf(process.pid())).start();
            assertThat(game.awaitClose().code()).isEqualTo(1001);
        }
        assertThat(out.lines().toList()).last().isEqualTo("Stopped.");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void libraries_logNothing() throws Exception {
        Process process = serve("--demo", "--port", "0", "--log", "off");
        assertThat(process.errorReader().lines()).isEmpty();
        assertThat(process.inputReader().lines()).hasSize(13).noneMatch(line -> line.contains("jetty"));
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void promise53_console_playsThroughAPipe_andEndsQuietlyAtEndOfInput() throws Exception {
        Process process = serve("--decider", "console", "--port", "0");
        BufferedReader out = process.inputReader();
        try (FakeGame game = FakeGame.builder(address(out), "Inn")
                .deadline(Duration.ofSeconds(30))
                .connect()) {
            game.startup();
            game.await(NeuroMessage.StartupAck.class);
            game.register(new ActionDefinition("stay", "Stays."), new ActionDefinition("leave", "Leaves."));
            game.force("Stay or leave?", "stay", "leave");
            awaitLine(out, "2) leave");
            try (Writer keyboard = process.outputWriter()) {
                keyboard.write("7\n2\n");
                keyboard.flush();
                NeuroMessage.Action call = game.await(NeuroMessage.Action.class);
                assertThat(call.name()).isEqualTo("leave");
                game.succeed(call);
            }
            assertThat(game.awaitClose().code()).isEqualTo(1001);
        }
        assertThat(out.lines().toList())
                .anyMatch(line -> line.contains("expected a number from 1 to 2 or the name of an action, was '7'"))
                .last()
                .isEqualTo("Stopped.");
        assertThat(process.waitFor()).isZero();
        assertThat(process.errorReader().lines()).isEmpty();
    }

    @Test
    void lineEditor_isNotLoadedWithoutTheConsole(@TempDir Path folder) throws Exception {
        Path loaded = folder.resolve("classes");
        Process process = start(List.of("-Xlog:class+load:file=" + loaded), "--demo", "--port", "0", "--log", "off");
        assertThat(process.waitFor()).isZero();

        assertThat(Files.readAllLines(loaded))
                .anyMatch(line -> line.contains("dev.neurosdk.cli.serve.ServeCommand"))
                .noneMatch(line -> line.contains(" org.jline.")); // the JDK has a copy of its own
    }

    private static void awaitLine(BufferedReader out, String text) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.contains(text)) {
                return;
            }
        }
        throw new AssertionError("the server ended without saying " + text);
    }

    /** Whoever runs in the background may have been started so that interrupts don't reach it, nor its children. */
    private static boolean interruptsAreIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring("SigIgn:".length()).strip())
                .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & INTERRUPT) != 0);
    }

    private Process serve(String... options) throws IOException {
        return start(List.of(), options);
    }

    private Process start(List<String> flags, String... options) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(JAVA.toString());
        builder.command().addAll(flags);
        builder.command().addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "serve"));
        builder.command().addAll(List.of(options));
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
        throw new AssertionError("the server ended without saying where it listens");
    }
}
