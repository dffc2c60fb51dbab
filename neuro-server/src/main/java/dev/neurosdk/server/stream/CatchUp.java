package dev.neurosdk.server.stream;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** Looks up where a viewer begins, and reads on from there; on threads of its own, since files may be slow. Thread-safe. */
final class CatchUp {

    private static final long BYTES_AT_ONCE = 1 << 18;
    private static final int LOOK_BACK = 64;
    /** How far back it is looked for the last items that pass a filter. */
    private static final long FARTHEST = 1 << 16;

    private final History history;
    private final Executor readers;

    CatchUp(History history, Executor readers) {
        this.history = history;
        this.readers = readers;
    }

    /** Where to begin: after this number, and whether the viewer asked for another sequence. */
    record Place(long after, boolean otherStream) {}

    /** Is given what was found, on the reading thread. */
    interface Finder<T> {
        void found(T result);

        void failed(Throwable failure);
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    void find(Start start, Predicate<StreamItem> wanted, Finder<Place> finder) {
        run(() -> place(start, wanted), finder);
    }

    void read(long from, int most, Finder<History.Batch> finder) {
        run(() -> history.read(from, most, BYTES_AT_ONCE), finder);
    }

    private <T> void run(Reading<T> reading, Finder<T> finder) {
        readers.execute(() -> {
            T result;
            try {
                result = reading.read();
            } catch (IOException | RuntimeException e) {
                finder.failed(e);
                return;
            }
            finder.found(result);
        });
    }

    private Place place(Start start, Predicate<StreamItem> wanted) throws IOException {
        if (start instanceof Start.Last last) {
            return new Place(beforeLast(last.items(), wanted), false);
        }
        if (start instanceof Start.Since since) {
            return new Place(history.firstSince(since.time()) - 1, false);
        }
        if (start instanceof Start.After after) {
            String stream = after.stream();
            boolean other = (stream != null && !stream.equals(history.stream())) || after.seq() > history.newest();
            return other ? new Place(history.oldest() - 1, true) : new Place(after.seq(), false);
        }
        return new Place(history.newest(), false);
    }

    private long beforeLast(long wantedItems, Predicate<StreamItem> wanted) throws IOException {
        long newest = history.newest();
        long farthest = Math.max(history.oldest(), newest - FARTHEST + 1);
        long missing = wantedItems;
        long high = newest;
        while (missing > 0 && high >= farthest) {
            long low = Math.max(farthest, high - LOOK_BACK + 1);
            List<StreamItem> items =
                    history.read(low, (int) (high - low + 1), Long.MAX_VALUE).items();
            for (int i = items.size() - 1; i >= 0; i--) {
                StreamItem item = items.get(i);
                if (wanted.test(item) && --missing == 0) {
                    return item.seq() - 1;
                }
            }
            high = low - 1;
        }
        return high;
    }
}
