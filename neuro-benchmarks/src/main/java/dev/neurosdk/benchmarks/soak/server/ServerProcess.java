package dev.neurosdk.benchmarks.soak.server;

import dev.neurosdk.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server in a process of its own, on the JVM and the class path of this one. Ends with {@link #close()}, and at the
 * latest with this JVM. Thread-safe.
 */
public final class ServerProcess implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("ws://[^\\s/]+");
    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration STOP = Duration.ofSeconds(20);

    private final Process process;
    private final CompletableFuture<URI> announced = new CompletableFuture<>();
    private final Thread leaveNothing;

    private ServerProcess(Process process) {
        this.process = process;
        leaveNothing = new Thread(process::destroyForcibly, "soak-leave-nothing");
        Runtime.getRuntime().addShutdownHook(leaveNothing);
        Thread reader = new Thread(this::read, "soak-server-output");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts {@code neuro serve --port 0 --log off}.
     *
     * @param heap the largest heap, as for {@code -Xmx}
     * @return the server, listening
     * @throws IOException when it doesn't start
     */
    public static ServerProcess neuro(String heap) throws IOException {
        return start(List.of(), heap, List.of(Main.class.getName(), "serve", "--port", "0", "--log", "off"));
    }

    /**
     * Starts a {@link BareServer}.
     *
     * @param heap the largest heap, as for {@code -Xmx}
     * @return the server, listening
     * @throws IOException when it doesn't start
     */
    public static ServerProcess bare(String heap) throws IOException {
        return start(List.of(), heap, List.of(BareServer.class.getName()));
    }

    /**
     * Starts any program that says where it listens, on the JVM and the class path of this one.
     *
     * @param prefix what to put before the command, such as {@code taskset}; may be empty
     * @param heap the largest heap, as for {@code -Xmx}
     * @param program its main class and its arguments
     * @return the server, listening
     * @throws IOException when it doesn't start
     */
    public static ServerProcess start(List<String> prefix, String heap, List<String> program) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + heap,
                // Otherwise garbage of up to 5 % of the heap may stay where it is, and is counted.
                "-XX:MarkSweepAlwaysCompactCount=1",
                // Compiler threads that come and go would be counted as the server's.
                "-XX:-UseDynamicNumberOfCompilerThreads",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(program);
        ServerProcess server = new ServerProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
        try {
            server.announced.get(START.toSeconds(), TimeUnit.SECONDS);
            return server;
        } catch (InterruptedException e) {
            server.close();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the server started");
        } catch (ExecutionException | TimeoutException e) {
            server.close();
            throw new IOException("expected a server that listens within " + START.toSeconds() + " s, was none", e);
        }
    }

    /** {@return where it listens} */
    public URI uri() {
        return announced.join();
    }

    /** {@return the process's number} */
    public long pid() {
        return process.pid();
    }

    /**
     * Writes to its standard input, at once; waits while the process has not read what came before. One call at a time.
     *
     * @param bytes what
     * @throws IOException when it doesn't read any more
     */
    public void tell(byte[] bytes) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write(bytes);
        input.flush();
    }

    /**
     * Waits, in the hope that the process doesn't end.
     *
     * @param time how long
     * @return whether it has ended
     * @throws InterruptedException when interrupted meanwhile
     */
    public boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Asks the process to end, and ends it when it doesn't within 20 s. Harmless when it has ended. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        forget();
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(leaveNothing);
        } catch (IllegalStateException e) {
            // This JVM is ending: the hook runs, and finds nothing to do.
        }
    }

    /** Reads to the end, so that the server never waits for its output to be read. */
    private void read() {
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                Matcher address = ADDRESS.matcher(line);
                if (address.find()) {
                    announced.complete(URI.create(address.group()));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            announced.completeExceptionally(e);
        }
        announced.completeExceptionally(new IOException("the server ended before it listened"));
    }
}
