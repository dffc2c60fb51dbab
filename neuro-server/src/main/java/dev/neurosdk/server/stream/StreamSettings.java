package dev.neurosdk.server.stream;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How a stream treats its viewers. Immutable.
 *
 * @param queuedItems how many items may wait for one viewer
 * @param queuedBytes how many bytes of items may wait for one viewer; one item may always
 * @param slow what happens when more would wait
 * @param heartbeat after which silence a viewer is told that all is well
 * @param metrics how often the stream's own figures are published while somebody wants them
 * @param itemBytes the longest item, in bytes of UTF-8 on the wire
 */
public record StreamSettings(
        int queuedItems, long queuedBytes, SlowPolicy slow, Duration heartbeat, Duration metrics, int itemBytes) {

    /** 256 items or 4 MiB in a queue, the oldest dropped; a heartbeat after 15 s, figures every 5 s, items of 1 MiB. */
    public static final StreamSettings DEFAULT = new StreamSettings(
            256, 4 << 20, SlowPolicy.DROP_OLDEST, Duration.ofSeconds(15), Duration.ofSeconds(5), 1 << 20);

    /**
     * Refuses what allows nothing.
     *
     * @throws IllegalArgumentException when a number or a time is not positive
     */
    public StreamSettings {
        requireNonNull(slow, "slow");
        positive(queuedItems, "queuedItems");
        positive(queuedBytes, "queuedBytes");
        positive(heartbeat.toMillis(), "heartbeat");
        positive(metrics.toMillis(), "metrics");
        positive(itemBytes, "itemBytes");
    }

    private static void positive(long value, String name) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + ": expected more than 0, was " + value);
        }
    }

    /**
     * The same settings with another queue.
     *
     * @param items how many items may wait
     * @param policy what happens when more would
     * @return settings that differ in it only
     * @throws IllegalArgumentException when the number is not positive
     */
    public StreamSettings withQueue(int items, SlowPolicy policy) {
        return new StreamSettings(items, queuedBytes, policy, heartbeat, metrics, itemBytes);
    }

    /**
     * The same settings with other times.
     *
     * @param newHeartbeat after which silence a viewer is told that all is well
     * @param newMetrics how often the figures are published
     * @return settings that differ in them only
     * @throws IllegalArgumentException when one is not positive
     */
    public StreamSettings withTimes(Duration newHeartbeat, Duration newMetrics) {
        return new StreamSettings(queuedItems, queuedBytes, slow, newHeartbeat, newMetrics, itemBytes);
    }
}
