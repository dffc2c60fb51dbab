package dev.neurosdk.testkit.time;

import java.time.Duration;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/**
 * Time that passes only while somebody waits or advances it: everything scheduled runs on the waiting thread, in order, and
 * takes no time itself. Confined to one thread.
 *
 * <p>A wait that nothing ends jumps to its deadline at once.
 */
public final class VirtualTimeline implements Timeline {

    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private long now;
    private long scheduled;

    /** Starts at zero, with nothing scheduled. */
    public VirtualTimeline() {}

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public Alarm schedule(Duration delay, Runnable task) {
        Task added = new Task(now + Math.max(0, delay.toNanos()), scheduled++, task);
        tasks.add(added);
        return () -> tasks.remove(added);
    }

    @Override
    public Signal signal() {
        return new PumpingSignal();
    }

    /**
     * Lets time pass, and everything happen that falls into it.
     *
     * @param time how much
     */
    public void advance(Duration time) {
        long end = now + time.toNanos();
        while (runNext(end)) {
            // everything until then
        }
        now = end;
    }

    private boolean runNext(long end) {
        Task next = tasks.peek();
        if (next == null || next.at - end > 0) {
            return false;
        }
        tasks.remove();
        now = Math.max(now, next.at);
        next.task.run();
        return true;
    }

    private record Task(long at, long order, Runnable task) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    private final class PumpingSignal implements Signal {
        @Override
        public void changed() {
            // whoever waits looks after every task anyway
        }

        @Override
        public <T> Optional<T> await(Supplier<Optional<T>> look, Duration deadline) {
            long end = now + deadline.toNanos();
            Optional<T> found = look.get();
            while (found.isEmpty() && runNext(end)) {
                found = look.get();
            }
            if (found.isEmpty()) {
                now = end;
            }
            return found;
        }
    }
}
