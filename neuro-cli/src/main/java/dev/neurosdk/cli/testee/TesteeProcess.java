package dev.neurosdk.cli.testee;

import dev.neurosdk.cli.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The game or server under test, where we start it: a command that is told the address in {@code NEURO_SDK_WS_URL}. Thread-safe.
 */
public final class TesteeProcess implements AutoCloseable {

    /** The environment variable that holds the address. */
    public static final String VARIABLE = "NEURO_SDK_WS_URL";

    private static final String URL = "{url}";
    private static final int PATIENCE_SECONDS = 2;

    private final List<String> command;
    private final Map<String, String> environment;
    private final Terminal terminal;
    private final Thread atExit = new Thread(this::end, "neuro-testee-end");
    private volatile @Nullable Process process;

    /**
     * A testee that is not started yet. It is ended with this process at the latest.
     *
     * @param command program and arguments; at least one
     * @param environment variables to set, <code>{url}</code> in their values standing for the address
     * @param terminal where its output goes, as errors
     */
    public TesteeProcess(List<String> command, Map<String, String> environment, Terminal terminal) {
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.terminal = terminal;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * A testee that is not started yet. It is ended with this process at the latest.
     *
     * @param command a line for the shell
     * @param terminal where its output goes, as errors
     * @return the testee
     */
    public static TesteeProcess ofShell(String command, Terminal terminal) {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        return new TesteeProcess(
                windows ? List.of("cmd", "/c", command) : List.of("/bin/sh", "-c", command), Map.of(), terminal);
    }

    /**
     * Starts it; when it runs already, that is ended first.
     *
     * @param address what it is told
     * @throws IOException when it can't be started
     */
    public void start(URI address) throws IOException {
        end();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put(VARIABLE, address.toString());
        environment.forEach((name, value) -> builder.environment().put(name, value.replace(URL, address.toString())));
        builder.redirectErrorStream(true);
        Process started = builder.start();
        process = started;
        started.getOutputStream().close();
        Thread copying = new Thread(() -> copy(started), "neuro-testee-output");
        copying.setDaemon(true);
        copying.start();
    }

    /** {@return whether it was started and has not ended} */
    public boolean isRunning() {
        Process running = process;
        return running != null && running.isAlive();
    }

    private void copy(Process started) {
        try (InputStream output = started.getInputStream()) {
            output.transferTo(terminal.err());
        } catch (IOException e) {
            if (started.isAlive()) {
                terminal.err().println("neuro: the output of what is tested ended: " + e.getMessage());
            }
        }
    }

    /** Ends it and everything that it started, if it runs, and waits until they are gone. */
    public void end() {
        Process ending = process;
        if (ending == null) {
            return;
        }
        List<ProcessHandle> all = Stream.concat(ending.descendants(), Stream.of(ending.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        if (!areGone(all)) {
            all.forEach(ProcessHandle::destroyForcibly);
            boolean unused = areGone(all);
        }
    }

    private static boolean areGone(List<ProcessHandle> all) {
        try {
            var unused = CompletableFuture.allOf(
                            all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /** Ends it and everything that it started, and forgets about it. */
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
