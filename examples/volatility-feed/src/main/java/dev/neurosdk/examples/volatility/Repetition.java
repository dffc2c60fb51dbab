package dev.neurosdk.examples.volatility;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something again and again on a thread of its own, until it is closed. Thread-safe. */
final class Repetition implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Repetition.class);
    private static final long CLOSE_SECONDS = 5;

    private final ScheduledExecutorService thread;
    private final Duration interval;

    Repetition(String name, Duration interval) {
        if (interval.toMillis() < 1) {
            throw new IllegalArgumentException("interval: expected at least 1 ms, was " + interval);
        }
        this.interval = interval;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, name);
            made.setDaemon(true);
            return made;
        });
    }

    /** Begins after one interval, and waits as long after each step. What a step throws is logged and ends nothing. */
    void start(Runnable step) {
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(
                () -> {
                    try {
                        step.run();
                    } catch (RuntimeException e) {
                        LOG.error("A step failed", e);
                    }
                },
                interval.toMillis(),
                interval.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Stops after the step that runs, for which it waits some seconds. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A step did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
