package dev.neurosdk.testkit.time;

import java.time.Duration;

/**
 * The one clock of a conversation: what the time is, what happens later, and how to wait. Thread-safe.
 *
 * <p>{@link #real()} is the clock of this machine; {@link VirtualTimeline} moves only when somebody waits, so that thirty
 * seconds pass in no time and the same seed gives the same run.
 */
public interface Timeline {

    /** {@return the clock of this machine; one for the whole JVM, its threads are daemons} */
    static Timeline real() {
        return RealTimeline.INSTANCE;
    }

    /** {@return nanoseconds since some origin; only differences mean anything} */
    long nanos();

    /**
     * Runs a task later, on a thread of the timeline. Tasks of the same instant run in the order of scheduling.
     *
     * @param delay how much later; at once when it is zero or negative
     * @param task doesn't throw and doesn't wait
     * @return a way to call it off
     */
    Alarm schedule(Duration delay, Runnable task);

    /** {@return a new place to wait at} */
    Signal signal();

    /** A task that has been scheduled. Thread-safe. */
    interface Alarm {
        /** Calls the task off, unless it has begun. */
        void cancel();
    }
}
