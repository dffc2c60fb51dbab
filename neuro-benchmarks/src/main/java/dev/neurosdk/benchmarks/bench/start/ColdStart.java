package dev.neurosdk.benchmarks.bench.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Starts a program that says where it listens, again and again, each time in a process of its own: on the JVM and the class
 * path of this one, with the flags of the launcher. Immutable.
 */
public final class ColdStart {

    /** What the launcher tells the JVM of every {@code neuro}. */
    static final List<String> LAUNCHER = List.of(
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dorg.eclipse.jetty.util.referencesPerCacheLine=16");

    private static final Executor TOO_LATE = CompletableFuture.delayedExecutor(1, TimeUnit.MINUTES);

    private final List<String> program;
    private final List<String> flags;

    private ColdStart(List<String> program, List<String> flags) {
        this.program = List.copyOf(program);
        this.flags = List.copyOf(flags);
    }

    /**
     * Starts without an archive.
     *
     * @param program a main class and its arguments
     * @return the start
     */
    public static ColdStart of(List<String> program) {
        return new ColdStart(program, List.of());
    }

    /**
     * The same start with an archive of the program's classes.
     *
     * @param archive where the archive goes
     * @param training a main class and its arguments: uses the classes, and ends by itself when its input ends
     * @return the start with the archive
     * @throws IOException when none can be made, as of a class path with directories
     */
    public ColdStart archived(Path archive, List<String> training) throws IOException {
        Process process = process(List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable"), training);
        try {
            process.getOutputStream().close();
            process.getInputStream().readAllBytes();
        } finally {
            await(process);
        }
        if (!Files.exists(archive)) {
            throw new IOException("no archive can be made of the classes of "
                    + System.getProperty("java.class.path").replaceAll(":.*", ":..."));
        }
        return new ColdStart(program, List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable"));
    }

    /**
     * Starts the program once, and ends it.
     *
     * @return the time from before the process was made until it has said where it listens
     * @throws IOException when it ends before that, or takes longer than a minute
     */
    public Duration once() throws IOException {
        long begin = System.nanoTime();
        Process process = process(flags, program);
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.contains("ws://")) {
                    return Duration.ofNanos(System.nanoTime() - begin);
                }
            }
            throw new IOException("expected a server that says where it listens, was the end of " + program.get(0));
        } finally {
            process.destroyForcibly();
            await(process);
        }
    }

    private static Process process(List<String> more, List<String> program) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(LAUNCHER);
        command.addAll(more);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(program);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        TOO_LATE.execute(process::destroyForcibly);
        return process;
    }

    private static void await(Process process) throws InterruptedIOException {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a server ended");
        }
    }
}
