package dev.neurosdk.cli.scenario;

import dev.neurosdk.cli.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The game under test, where we start it: a command line that is told the address in {@code NEURO_SDK_WS_URL}. Thread-safe. */
final class GameProcess implements AutoCloseable {

    static final String VARIABLE = "NEURO_SDK_WS_URL";
    private static final int PATIENCE_SECONDS = 2;

    private final String command;
    private final Terminal terminal;
    private final Thread atExit = new Thread(this::end, "neuro-game-end");
    private volatile @Nullable Process process;

    GameProcess(String command, Terminal terminal) {
        this.command = command;
        this.terminal = terminal;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts it; what it prints goes to standard error. */
    void start(URI address) {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        ProcessBuilder builder =
                new ProcessBuilder(windows ? List.of("cmd", "/c", command) : List.of("/bin/sh", "-c", command));
        builder.environment().put(VARIABLE, address.toString());
        builder.redirectErrorStream(true);
        try {
            Process started = builder.start();
            process = started;
            started.getOutputStream().close();
            Thread copying = new Thread(() -> copy(started), "neuro-game-output");
            copying.setDaemon(true);
            copying.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(Process started) {
        try (InputStream output = started.getInputStream()) {
            output.transferTo(terminal.err());
        } catch (IOException e) {
            if (started.isAlive()) {
                terminal.err().println("neuro: the game's output ended: " + e.getMessage());
            }
        }
    }

    private void end() {
        Process ending = process;
        if (ending == null) {
            return;
        }
        ending.descendants().forEach(ProcessHandle::destroy);
        ending.destroy();
        try {
            if (!ending.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                ending.descendants().forEach(ProcessHandle::destroyForcibly);
                ending.destroyForcibly();
            }
        } catch (InterruptedException e) {
            ending.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it and everything that it started. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // the hook is running already, and does the same
        }
    }
}
