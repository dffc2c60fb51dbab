package dev.neurosdk.testkit.time;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The machine's clock, with one daemon thread for what happens later. Thread-safe. */
final class RealTimeline implements Timeline {

    static final RealTimeline INSTANCE = new RealTimeline();

    private final ScheduledThreadPoolExecutor later;

    private RealTimeline() {
        later = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "neuro-testkit-time");
            thread.setDaemon(true);
            return thread;
        });
        later.setRemoveOnCancelPolicy(true);
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Alarm schedule(Duration delay, Runnable task) {
        ScheduledFuture<?> scheduled = later.schedule(task, Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }

    @Override
    public Signal signal() {
        return new LockSignal();
    }

    /** Counts changes, so that none between a look and the wait is missed. */
    private static final class LockSignal implements Signal {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition change = lock.newCondition();
        private long changes;

        @Override
        public void changed() {
            lock.lock();
            try {
                changes++;
                change.signalAll();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public <T> Optional<T> await(Supplier<Optional<T>> look, Duration deadline) throws InterruptedException {
            long end = System.nanoTime() + deadline.toNanos();
            while (true) {
                long seen = seen();
                Optional<T> found = look.get();
                if (found.isPresent() || !awaitChange(seen, end)) {
                    return found;
                }
            }
        }

        private long seen() {
            lock.lock();
            try {
                return changes;
            } finally {
                lock.unlock();
            }
        }

        private boolean awaitChange(long seen, long end) throws InterruptedException {
            lock.lock();
            try {
                while (changes == seen) {
                    long left = end - System.nanoTime();
                    if (left <= 0) {
                        return false;
                    }
                    long unused = change.awaitNanos(left);
                }
                return true;
            } finally {
                lock.unlock();
            }
        }
    }
}
