package dev.neurosdk.testkit.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs the commands of a scenario's author. Thread-safe. */
@FunctionalInterface
public interface Hooks {

    /**
     * Runs a command to its end.
     *
     * @param command program and arguments
     * @param within how long it may take
     * @return how it ended: its exit code; nothing when commands are not allowed
     * @throws IOException when it cannot be started, or takes longer
     */
    Optional<Integer> run(List<String> command, Duration within) throws IOException;

    /** {@return no hooks: nothing is run} */
    static Hooks none() {
        return (command, within) -> Optional.empty();
    }

    /** {@return hooks that run commands as processes of this machine, with this one's output} */
    static Hooks commands() {
        return (command, within) -> {
            Process process = new ProcessBuilder(command).inheritIO().start();
            try {
                if (!process.waitFor(within.toNanos(), TimeUnit.NANOSECONDS)) {
                    throw new IOException("expected an end within " + within.toMillis() + " ms, was still running");
                }
                return Optional.of(process.exitValue());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            } finally {
                process.destroyForcibly();
            }
        };
    }
}
