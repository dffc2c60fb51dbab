package dev.neurosdk.testkit.conformance.judge;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many things have happened within a time; forgets the older ones. Confined to its judge. */
final class Recent {

    private static final int MAX = 1000;

    private final long window;
    private final Deque<Long> times = new ArrayDeque<>();

    Recent(Duration window) {
        this.window = window.toNanos();
    }

    /** Counts one more, and says how many there were within the time. */
    int add(long nanos) {
        times.addLast(nanos);
        while (nanos - times.getFirst() > window || times.size() > MAX) {
            times.removeFirst();
        }
        return times.size();
    }

    /** Starts to count anew, so that one crowd is told once. */
    void clear() {
        times.clear();
    }
}
