package dev.neurosdk.server.decider;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs tasks later: by the clock, or as fast as a test likes. Thread-safe. */
@FunctionalInterface
public interface Alarms {

    /**
     * Runs a task once, after a delay.
     *
     * @param delay zero or more
     * @param task what to run
     * @return stops it when run before the delay has passed; harmless afterwards
     */
    Runnable after(Duration delay, Runnable task);

    /** {@return alarms by the clock, run on threads that the JDK shares out} */
    static Alarms byTheClock() {
        return (delay, task) -> {
            CompletableFuture<Void> due =
                    new CompletableFuture<Void>().completeOnTimeout(null, delay.toNanos(), TimeUnit.NANOSECONDS);
            CompletableFuture<Void> unused = due.thenRunAsync(task);
            return () -> due.cancel(false);
        };
    }
}
