package dev.neurosdk.testkit.fault;

import dev.neurosdk.testkit.time.Timeline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a connection: what is put on it comes off in order, each when its time has come, one at a time.
 * Thread-safe; what comes off runs without a lock.
 */
class Lane {

    private final Timeline timeline;
    private final Object lock = new Object();
    private final Deque<Item> items = new ArrayDeque<>();
    private long last;
    private boolean draining;
    private boolean paused;
    private boolean ended;
    private Timeline.@Nullable Alarm alarm;

    Lane(Timeline timeline) {
        this.timeline = timeline;
        this.last = timeline.nanos();
    }

    /** Something on a lane. Thread-safe. */
    static final class Item {
        private final long due;
        private final Supplier<CompletableFuture<Void>> delivery;
        private volatile @Nullable CompletableFuture<Void> outcome;

        private Item(long due, Supplier<CompletableFuture<Void>> delivery) {
            this.due = due;
            this.delivery = delivery;
        }

        /** Its outcome when it has come off; otherwise success, since the sender has got rid of it. */
        CompletableFuture<Void> outcome() {
            @Nullable CompletableFuture<Void> known = outcome;
            return known == null ? CompletableFuture.completedFuture(null) : known;
        }
    }

    /** Puts something on the lane; nothing comes off before {@link #drain()}. */
    Item put(Duration delay, Supplier<CompletableFuture<Void>> delivery) {
        synchronized (lock) {
            last = Math.max(last, timeline.nanos() + delay.toNanos());
            Item item = new Item(last, delivery);
            if (!ended) {
                items.add(item);
            }
            return item;
        }
    }

    /** Puts several things on the lane, each a gap after the one before and nothing between them. */
    void put(Duration delay, Duration gap, List<Supplier<CompletableFuture<Void>>> deliveries) {
        synchronized (lock) {
            Duration next = delay;
            for (Supplier<CompletableFuture<Void>> delivery : deliveries) {
                var unused = put(next, delivery);
                next = next.plus(gap);
            }
        }
    }

    /** Puts something on the lane, and takes off whatever is due. */
    CompletableFuture<Void> pass(Duration delay, Supplier<CompletableFuture<Void>> delivery) {
        Item item = put(delay, delivery);
        drain();
        return item.outcome();
    }

    void pass(Duration delay, Runnable action) {
        var unused = pass(delay, () -> {
            action.run();
            return CompletableFuture.completedFuture(null);
        });
    }

    void pause() {
        synchronized (lock) {
            paused = true;
        }
    }

    void resume() {
        synchronized (lock) {
            paused = false;
        }
        drain();
    }

    /** Forgets what waits, and goes on. */
    void abandon() {
        synchronized (lock) {
            items.clear();
        }
        resume();
    }

    boolean isPaused() {
        synchronized (lock) {
            return paused;
        }
    }

    /** Nothing comes off any more. */
    void end() {
        synchronized (lock) {
            ended = true;
            items.clear();
        }
    }

    /** Takes off whatever is due. */
    void drain() {
        @Nullable Item next = begin();
        while (next != null) {
            try {
                next.outcome = next.delivery.get();
            } catch (RuntimeException e) {
                next.outcome = CompletableFuture.failedFuture(e);
            } finally {
                delivered();
            }
            next = begin();
        }
    }

    private @Nullable Item begin() {
        synchronized (lock) {
            @Nullable Item head = items.peek();
            if (draining || paused || head == null) {
                return null;
            }
            long wait = head.due - timeline.nanos();
            if (wait > 0) {
                comeBack(Duration.ofNanos(wait));
                return null;
            }
            draining = true;
            return items.poll();
        }
    }

    private void comeBack(Duration wait) {
        if (alarm != null) {
            alarm.cancel();
        }
        alarm = timeline.schedule(wait, this::drain);
    }

    private void delivered() {
        synchronized (lock) {
            draining = false;
        }
    }
}
