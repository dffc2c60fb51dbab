package dev.neurosdk.testkit.neuro;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** When something has happened, in nanoseconds: the newest times, in order. Thread-safe. */
final class Newest {

    private final int capacity;
    private final Deque<Long> times = new ArrayDeque<>();

    /**
     * Nothing has happened yet.
     *
     * @param capacity so many times are kept
     */
    Newest(int capacity) {
        this.capacity = capacity;
    }

    synchronized void add(long nanos) {
        if (times.size() == capacity) {
            times.removeFirst();
        }
        times.addLast(nanos);
    }

    synchronized List<Long> times() {
        return List.copyOf(times);
    }
}
