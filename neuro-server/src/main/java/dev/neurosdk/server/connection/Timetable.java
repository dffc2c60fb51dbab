package dev.neurosdk.server.connection;

import dev.neurosdk.server.session.Surroundings;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The real clock of a server: one thread that runs short tasks when they are due. Thread-safe. */
final class Timetable implements Surroundings.Timers {

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "neuro-timers");
        thread.setDaemon(true);
        return thread;
    });

    Timetable() {
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    }

    @Override
    public Runnable start(Duration delay, Runnable task) {
        return stopping(executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS));
    }

    Runnable every(Duration interval, Runnable task) {
        return stopping(
                executor.scheduleAtFixedRate(task, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS));
    }

    void stop() {
        executor.shutdownNow();
    }

    private static Runnable stopping(Future<?> future) {
        return () -> future.cancel(false);
    }
}
