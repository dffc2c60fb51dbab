package dev.neurosdk.server.stream;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Keeps the items of a stream for a while, so that viewers can go back. Numbers have no holes: what is kept is everything
 * from {@link #oldest()} to {@link #newest()}. Must be thread-safe; only one hub writes into it.
 */
public interface History extends Closeable {

    /**
     * Some items in a row. Immutable.
     *
     * @param oldest the lowest number that was still kept; one more than the newest when there was none
     * @param items the items, in order; empty when there is none from the number asked for on
     */
    record Batch(long oldest, List<StreamItem> items) {
        /** Copies the list. */
        public Batch {
            items = List.copyOf(items);
        }
    }

    /** {@return the id of the sequence, the same as long as the numbers go on} */
    String stream();

    /** {@return the highest number; 0 when there has never been an item} */
    long newest();

    /** {@return the lowest number that is kept; one more than the newest when there is none} */
    long oldest();

    /**
     * Adds the next item.
     *
     * @param item its number is one more than the newest
     * @throws IOException when it can't be kept; then it is not there, and the same number comes again
     */
    void append(StreamItem item) throws IOException;

    /**
     * Reads on from a number. Must not hold up whoever appends.
     *
     * @param from the first number wanted; items before the oldest are left out
     * @param most how many items at most, at least 1
     * @param bytes about how many bytes at most; the first item is given whatever its length
     * @return the items
     * @throws IOException when they can't be read
     */
    Batch read(long from, int most, long bytes) throws IOException;

    /**
     * Finds a place in time.
     *
     * @param time the time
     * @return the number of the first item kept that is not older; one more than the newest when there is none
     * @throws IOException when it can't be found
     */
    long firstSince(Instant time) throws IOException;

    /**
     * A history in memory, gone with the process.
     *
     * @param items how many items at most; 0 for none at all
     * @param bytes how many bytes of messages at most
     * @return an empty history with a new id
     * @throws IllegalArgumentException when one is negative
     */
    static History memory(int items, long bytes) {
        return new MemoryHistory(items, bytes);
    }

    /** Ends the history. Harmless when already closed. */
    @Override
    void close() throws IOException;
}
