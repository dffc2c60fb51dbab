package dev.neurosdk.cli.terminal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Ends what goes on properly when the process is told to by Ctrl-C or SIGTERM, with an exit code of its own. Thread-safe. */
public final class Ending implements AutoCloseable {

    private final CountDownLatch never = new CountDownLatch(1);
    private final Thread hook;

    /**
     * Begins to take signals.
     *
     * @param finish ends what goes on and gives the exit code
     */
    public Ending(IntSupplier finish) {
        hook = new Thread(
                () -> Runtime.getRuntime().halt(finish.getAsInt()), // or else it would be 128 and the signal's number
                "neuro-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Waits for a signal, which ends the process; returns when the time is over or the thread is interrupted.
     *
     * @param limit how long to wait; null for ever
     */
    public void await(@Nullable Duration limit) {
        try {
            if (limit == null) {
                never.await();
            } else {
                boolean unused = never.await(limit.toMillis(), TimeUnit.MILLISECONDS);
            }
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
            await(null);
        }
    }
}
