package dev.neurosdk.server.stream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ring of items, bounded in number and bytes. Thread-safe. */
final class MemoryHistory implements History {

    private static final int FIRST_SIZE = 64;

    private final String stream = UUID.randomUUID().toString();
    private final int capacity;
    private final long maxBytes;
    private @Nullable StreamItem[] ring;
    /** Weighs what is dropped without touching it, which has left the processor's cache long ago. */
    private int[] weights;

    private int first;
    private long oldest = 1;
    private long newest;
    private long bytes;

    MemoryHistory(int items, long bytes) {
        if (items < 0 || bytes < 0) {
            throw new IllegalArgumentException("history: expected zero or more, was " + items + " items, " + bytes);
        }
        this.capacity = items;
        this.maxBytes = bytes;
        this.ring = new StreamItem[Math.min(items, FIRST_SIZE)];
        this.weights = new int[ring.length];
    }

    /** Whether so much would be kept. */
    boolean holds(int items, long size) {
        return capacity >= items && maxBytes >= size;
    }

    /** Begins after a number, for what is kept elsewhere too. */
    synchronized void beginAfter(long seq) {
        newest = seq;
        oldest = seq + 1;
    }

    @Override
    public String stream() {
        return stream;
    }

    @Override
    public synchronized long newest() {
        return newest;
    }

    @Override
    public synchronized long oldest() {
        return oldest;
    }

    @Override
    public synchronized void append(StreamItem item) {
        if (item.seq() != newest + 1) {
            throw new IllegalArgumentException("item: expected number " + (newest + 1) + ", was " + item.seq());
        }
        newest = item.seq();
        bytes += item.weight();
        while (oldest < newest && (newest - oldest >= capacity || bytes > maxBytes)) {
            dropOldest();
        }
        if (capacity == 0 || item.weight() > maxBytes) {
            bytes = 0;
            oldest = newest + 1;
            return;
        }
        if (newest - oldest >= ring.length) {
            grow();
        }
        int place = place(newest);
        ring[place] = item;
        weights[place] = item.weight();
    }

    @Override
    public synchronized Batch read(long from, int most, long limit) {
        List<StreamItem> items = new ArrayList<>();
        long taken = 0;
        for (long seq = Math.max(from, oldest); seq <= newest && items.size() < most; seq++) {
            StreamItem item = get(seq);
            taken += item.weight();
            if (taken > limit && !items.isEmpty()) {
                break;
            }
            items.add(item);
        }
        return new Batch(oldest, items);
    }

    @Override
    public synchronized long firstSince(Instant time) {
        long low = oldest;
        long high = newest + 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (get(middle).timestamp().isBefore(time)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public void close() {}

    private void dropOldest() {
        bytes -= weights[first];
        ring[first] = null;
        first = first + 1 == ring.length ? 0 : first + 1;
        oldest++;
    }

    private void grow() {
        int length = (int) Math.min(capacity, 2L * ring.length);
        @Nullable StreamItem[] longer = new StreamItem[length];
        int[] weighed = new int[length];
        for (int i = 0; i < newest - oldest; i++) {
            longer[i] = ring[place(oldest + i)];
            weighed[i] = weights[place(oldest + i)];
        }
        ring = longer;
        weights = weighed;
        first = 0;
    }

    private int place(long seq) {
        int place = first + (int) (seq - oldest);
        return place < ring.length ? place : place - ring.length;
    }

    private StreamItem get(long seq) {
        StreamItem item = ring[place(seq)];
        if (item == null) {
            throw new IllegalStateException("expected item " + seq + " to be kept");
        }
        return item;
    }
}
