package dev.neurosdk.cli.serve;

import dev.neurosdk.cli.console.Console;
import dev.neurosdk.cli.terminal.LinePrinter;
import dev.neurosdk.server.NeuroServer;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Ends a server properly when the process is told to end by Ctrl-C or SIGTERM: every game gets its close frame, and the
 * exit code is 0. Thread-safe.
 */
final class Signals implements AutoCloseable {

    private final CountDownLatch never = new CountDownLatch(1);
    private final Thread hook;

    private Signals(Runnable stop) {
        hook = new Thread(
                () -> {
                    stop.run();
                    // Otherwise the JVM would end with 128 and the signal's number, as if it had failed.
                    Runtime.getRuntime().halt(0);
                },
                "neuro-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Begins to take signals.
     *
     * @param server is closed
     * @param printer prints that it is, and is closed
     * @param lastWords is run in between
     * @param console is closed last; null where there is none
     */
    static Signals stopping(NeuroServer server, LinePrinter printer, Runnable lastWords, @Nullable Console console) {
        return new Signals(() -> {
            server.close();
            lastWords.run();
            printer.print("Stopped.");
            printer.close();
            if (console != null) {
                console.close();
            }
        });
    }

    /** Waits for a signal, which ends the process; returns only when the thread is interrupted. */
    void await() {
        try {
            never.await();
        } catch (InterruptedException e) {
            // Whoever interrupts wants the command to end, and so it does.
        }
    }

    /** Takes signals no longer. When one has come already this never returns. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            await();
        }
    }
}
