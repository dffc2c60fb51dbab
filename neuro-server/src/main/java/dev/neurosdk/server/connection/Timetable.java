package dev.neurosdk.server.connection;

import dev.neurosdk.server.mailbox.Mailbox;
import dev.neurosdk.server.session.Surroundings;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The real clock of a server. One thread knows what is due; what may run a decider's code is done elsewhere, so that nobody's
 * time stands still when a decider blocks. Thread-safe.
 */
public final class Timetable {

    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "neuro-timers");
        thread.setDaemon(true);
        return thread;
    });

    /** Starts a clock with nothing due. */
    public Timetable() {
        clock.setRemoveOnCancelPolicy(true);
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        clock.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    }

    /** Timers whose tasks are done by a pool, those of one connection one at a time and in the order in which they are due. */
    Surroundings.Timers onto(Executor pool) {
        return new LazyTimers(this, new Mailbox(pool, Timetable::uncaught));
    }

    /**
     * Runs a task once, on the clock's own thread.
     *
     * @param delay zero or more
     * @param task must return at once
     * @return stops it when run before the delay has passed; harmless afterwards
     */
    public Runnable shortly(Duration delay, Runnable task) {
        return stopping(clock.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS));
    }

    /**
     * Runs a task again and again, on the clock's own thread.
     *
     * @param interval more than zero
     * @param task must return at once and throw nothing
     * @return ends it
     */
    public Runnable every(Duration interval, Runnable task) {
        return stopping(clock.scheduleAtFixedRate(task, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Stops the clock: nothing runs any more. */
    public void stop() {
        clock.shutdownNow();
    }

    private static void uncaught(Throwable failure) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    }

    private static Runnable stopping(Future<?> future) {
        return () -> future.cancel(false);
    }
}
