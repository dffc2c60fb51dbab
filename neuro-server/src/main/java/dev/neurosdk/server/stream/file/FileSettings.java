package dev.neurosdk.server.stream.file;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a history in files is kept. What is too much goes by whole segments, the oldest first; the segment being written stays.
 * Immutable.
 *
 * @param sync when what was written is forced onto the disk
 * @param segmentBytes how long a segment gets before another one is begun
 * @param maxBytes how long all segments together may be, but for one more segment
 * @param maxItems how many items are kept at most, but for those of one more segment
 * @param maxAge how much older than the newest item an item may be, but for those of one more segment; null for any age
 */
public record FileSettings(
        Sync sync,
        long segmentBytes,
        long maxBytes,
        long maxItems,
        @Nullable Duration maxAge) {

    /** Forced onto the disk every second; segments of 16 MiB, 1 GiB together, whatever their number and age. */
    public static final FileSettings DEFAULT =
            new FileSettings(new Sync.Every(Duration.ofSeconds(1)), 16 << 20, 1L << 30, Long.MAX_VALUE, null);

    /**
     * Refuses what could keep nothing.
     *
     * @throws IllegalArgumentException when a number or the age is not positive
     */
    public FileSettings {
        requireNonNull(sync, "sync");
        positive(segmentBytes, "segmentBytes");
        positive(maxBytes, "maxBytes");
        positive(maxItems, "maxItems");
        if (maxAge != null) {
            positive(maxAge.toMillis(), "maxAge");
        }
    }

    private static void positive(long value, String name) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + ": expected more than 0, was " + value);
        }
    }

    /**
     * The same settings with another promise.
     *
     * @param value when what was written is forced onto the disk
     * @return settings that differ in it only
     */
    public FileSettings with(Sync value) {
        return new FileSettings(value, segmentBytes, maxBytes, maxItems, maxAge);
    }

    /**
     * The same settings with other segments.
     *
     * @param segment how long a segment gets, in bytes
     * @param all how long all of them may be together
     * @return settings that differ in it only
     * @throws IllegalArgumentException when one is not positive
     */
    public FileSettings withBytes(long segment, long all) {
        return new FileSettings(sync, segment, all, maxItems, maxAge);
    }

    /**
     * The same settings with another retention.
     *
     * @param items how many items are kept at most
     * @param age how old they get; null for any age
     * @return settings that differ in it only
     * @throws IllegalArgumentException when one is not positive
     */
    public FileSettings keeping(long items, @Nullable Duration age) {
        return new FileSettings(sync, segmentBytes, maxBytes, items, age);
    }
}
