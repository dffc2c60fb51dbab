package dev.neurosdk.server.stream.socket;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How much is taken from the viewers of a stream. Immutable.
 *
 * @param connections how many viewers there may be; one more is answered with HTTP 503
 * @param connectionsPerAddress how many of them may come from one address of another machine; one more is answered with HTTP
 *     429; 0 for any number
 * @param messageBytes the longest message in bytes; a longer one closes the connection with 1009
 * @param messagesPerSecond how many messages a viewer may send in a second, on average and at once; reading pauses until the
 *     rate is kept again; 0 for any number
 * @param pingInterval how often a viewer is pinged
 * @param pongDeadline for how long nothing may be heard of a viewer; it is cut then
 */
public record ViewerLimits(
        int connections,
        int connectionsPerAddress,
        int messageBytes,
        int messagesPerSecond,
        Duration pingInterval,
        Duration pongDeadline) {

    /** 12 000 viewers, 256 from one address; messages of 16 KiB, 50 a second; a ping every 20 s and 60 s for its pong. */
    public static final ViewerLimits DEFAULT =
            new ViewerLimits(12_000, 256, 1 << 14, 50, Duration.ofSeconds(20), Duration.ofSeconds(60));

    /**
     * Refuses limits that nothing could stay within.
     *
     * @throws IllegalArgumentException when one allows nothing
     */
    public ViewerLimits {
        atLeast(1, connections, "connections");
        atLeast(0, connectionsPerAddress, "connectionsPerAddress");
        atLeast(1, messageBytes, "messageBytes");
        atLeast(0, messagesPerSecond, "messagesPerSecond");
        atLeast(1, requireNonNull(pingInterval, "pingInterval").toMillis(), "pingInterval");
        atLeast(1, requireNonNull(pongDeadline, "pongDeadline").toMillis(), "pongDeadline");
    }

    private static void atLeast(long least, long value, String name) {
        if (value < least) {
            throw new IllegalArgumentException(name + ": expected at least " + least + ", was " + value);
        }
    }

    /**
     * The same limits but for how many viewers there may be.
     *
     * @param all how many
     * @param perAddress how many from one address of another machine; 0 for any number
     * @return limits that differ in them only
     * @throws IllegalArgumentException when one is out of range
     */
    public ViewerLimits withConnections(int all, int perAddress) {
        return new ViewerLimits(all, perAddress, messageBytes, messagesPerSecond, pingInterval, pongDeadline);
    }

    /**
     * The same limits but for pings.
     *
     * @param interval how often a viewer is pinged
     * @param deadline for how long nothing may be heard of it
     * @return limits that differ in them only
     * @throws IllegalArgumentException when one is not positive
     */
    public ViewerLimits withPings(Duration interval, Duration deadline) {
        return new ViewerLimits(
                connections, connectionsPerAddress, messageBytes, messagesPerSecond, interval, deadline);
    }

    /**
     * The same limits but for what viewers send.
     *
     * @param bytes the longest message
     * @param perSecond how many in a second; 0 for any number
     * @return limits that differ in them only
     * @throws IllegalArgumentException when one is out of range
     */
    public ViewerLimits withMessages(int bytes, int perSecond) {
        return new ViewerLimits(connections, connectionsPerAddress, bytes, perSecond, pingInterval, pongDeadline);
    }
}
