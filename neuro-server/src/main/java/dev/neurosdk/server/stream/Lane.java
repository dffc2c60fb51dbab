package dev.neurosdk.server.stream;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.server.mailbox.Mailbox;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A share of the viewers, served one step at a time by whichever thread comes. Thread-safe; its viewers are confined to it. */
final class Lane {

    private static final int MOST_AT_ONCE = 64;
    private static final long BYTES_AT_ONCE = 1 << 20;

    private final MemoryHistory recent;
    private final int atOnce;
    private final Mailbox steps;
    private final AtomicBoolean called = new AtomicBoolean();
    private final AtomicInteger expected = new AtomicInteger();
    private final Set<Viewer> viewers = new LinkedHashSet<>();
    private long cursor;

    Lane(MemoryHistory recent, int queueLimit, Executor workers, Consumer<Throwable> failures) {
        this.recent = recent;
        // A viewer that keeps up has an empty queue between two rounds: one round never fills it.
        this.atOnce = Math.max(1, Math.min(MOST_AT_ONCE, queueLimit / 4));
        this.steps = new Mailbox(workers, failures);
        this.cursor = recent.newest();
    }

    /** An item, and its data when some filter has asked for them. */
    static final class Judged {
        private final StreamItem item;
        private @Nullable JsonValue data;

        Judged(StreamItem item) {
            this.item = item;
        }

        StreamItem item() {
            return item;
        }

        JsonValue data() {
            JsonValue known = data;
            if (known == null) {
                known = item.data();
                data = known;
            }
            return known;
        }
    }

    /** A viewer will be added; until the last one is removed, what is published wakes the lane. */
    void expect() {
        expected.incrementAndGet();
    }

    /** Something was published. */
    void call() {
        if (expected.get() > 0 && called.compareAndSet(false, true)) {
            steps.post(this::distribute);
        }
    }

    /** Runs a step in which viewers of this lane may be touched. */
    void post(Runnable step) {
        steps.post(step);
    }

    void add(Viewer viewer) {
        if (viewers.isEmpty()) {
            cursor = recent.newest();
        }
        viewers.add(viewer);
    }

    void remove(Viewer viewer) {
        viewers.remove(viewer);
        expected.decrementAndGet();
    }

    void each(Consumer<Viewer> step) {
        post(() -> new ArrayList<>(viewers).forEach(step));
    }

    /** Everything up to this number has been distributed. */
    long cursor() {
        return cursor;
    }

    private void distribute() {
        called.set(false);
        if (viewers.isEmpty()) {
            return;
        }
        History.Batch batch = recent.read(cursor + 1, atOnce, BYTES_AT_ONCE);
        List<StreamItem> items = batch.items();
        long first = items.isEmpty() ? batch.oldest() : items.get(0).seq();
        if (first > cursor + 1) {
            long last = first - 1;
            viewers.forEach(viewer -> viewer.overran(last));
            cursor = last;
        }
        if (items.isEmpty()) {
            return;
        }
        for (StreamItem item : items) {
            Judged judged = new Judged(item);
            viewers.forEach(viewer -> viewer.offer(judged));
        }
        cursor = items.get(items.size() - 1).seq();
        viewers.forEach(viewer -> viewer.served(cursor));
        if (cursor < recent.newest()) {
            call();
        }
    }
}
