package dev.neurosdk.server.stream;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What waits for one viewer: items up to a limit, and the few things said to it alone. Confined to one lane. */
final class ViewerQueue {

    private final StreamSettings settings;
    private final Counters counters;
    private final Deque<Outgoing> waiting = new ArrayDeque<>(4);
    /** Written by the lane only. */
    private final AtomicInteger items = new AtomicInteger();

    private final AtomicLong dropped = new AtomicLong();
    private long bytes;
    /** Dropped from the front, to be told before anything else. */
    private Outgoing.@Nullable Missed missed;

    ViewerQueue(StreamSettings settings, Counters counters) {
        this.settings = settings;
        this.counters = counters;
    }

    /** How many items wait; may be asked by anybody. */
    int items() {
        return items.get();
    }

    /** How many items were dropped so far; may be asked by anybody. */
    long dropped() {
        return dropped.get();
    }

    /** How many more items there is room for. */
    int room() {
        return bytes >= settings.queuedBytes() ? 0 : settings.queuedItems() - items.get();
    }

    boolean isEmpty() {
        return waiting.isEmpty() && missed == null;
    }

    /** Adds an item; false when there is no room and the policy is to disconnect. */
    boolean offer(StreamItem item) {
        if (settings.slow() == SlowPolicy.CONFLATE && item.key() != null && items.get() > 0) {
            conflate(item.key());
        }
        while (items.get() >= settings.queuedItems()
                || (items.get() > 0 && bytes + item.length() > settings.queuedBytes())) {
            if (settings.slow() == SlowPolicy.DISCONNECT) {
                return false;
            }
            dropOldest();
        }
        add(item);
        return true;
    }

    /** Adds an item for which there is room. */
    void add(StreamItem item) {
        waiting.add(item);
        items.incrementAndGet();
        bytes += item.length();
    }

    void say(byte[] utf8, Runnable written) {
        waiting.add(new Outgoing.Said(ByteBuffer.wrap(utf8), written));
    }

    /** Items never came here; told after what waits. */
    void overran(long from, long to) {
        counters.dropped.add(to - from + 1);
        dropped.addAndGet(to - from + 1);
        if (waiting.peekLast() instanceof Outgoing.Missed last && last.to() + 1 == from) {
            waiting.removeLast();
            waiting.add(new Outgoing.Missed(last.from(), to));
        } else {
            waiting.add(new Outgoing.Missed(from, to));
        }
    }

    /** Takes what is next; null when nothing waits. */
    @Nullable
    Outgoing poll() {
        Outgoing.Missed gap = missed;
        if (gap != null) {
            missed = null;
            return gap;
        }
        Outgoing next = waiting.poll();
        if (next instanceof StreamItem item) {
            left(item);
        }
        return next;
    }

    /** Forgets everything, since nobody will read it. */
    void clear() {
        List<Outgoing> rest = List.copyOf(waiting);
        waiting.clear();
        missed = null;
        items.set(0);
        bytes = 0;
        for (Outgoing one : rest) {
            if (one instanceof Outgoing.Said said) {
                said.written().run();
            }
        }
    }

    private void left(StreamItem item) {
        items.decrementAndGet();
        bytes -= item.length();
    }

    private void conflate(String key) {
        for (Iterator<Outgoing> all = waiting.iterator(); all.hasNext(); ) {
            if (all.next() instanceof StreamItem older && key.equals(older.key())) {
                all.remove();
                left(older);
                counters.conflated.increment();
            }
        }
    }

    private void dropOldest() {
        List<Outgoing> said = new ArrayList<>(0);
        Outgoing head = waiting.remove();
        while (!(head instanceof StreamItem)) {
            if (head instanceof Outgoing.Missed gap) {
                absorb(gap.from(), gap.to());
            } else {
                said.add(0, head);
            }
            head = waiting.remove();
        }
        StreamItem item = (StreamItem) head;
        left(item);
        absorb(item.seq(), item.seq());
        said.forEach(waiting::addFirst);
        dropped.incrementAndGet();
        counters.dropped.increment();
    }

    /** What is dropped comes in rising order, but for a viewer that went back in between. */
    private void absorb(long from, long to) {
        Outgoing.Missed gap = missed;
        if (gap == null) {
            missed = new Outgoing.Missed(from, to);
        } else if (from > gap.to()) {
            missed = new Outgoing.Missed(gap.from(), to);
        } else {
            missed = new Outgoing.Missed(Math.min(from, gap.from()), Math.max(to, gap.to()));
        }
    }
}
