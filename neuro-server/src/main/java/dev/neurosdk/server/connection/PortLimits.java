package dev.neurosdk.server.connection;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How much a server takes from the connections to its port, and for how long. Immutable. Each limit has a defined outcome;
 * whatever happens to one connection, no other notices.
 *
 * @param connections how many WebSocket connections there may be; one more is answered with HTTP 503
 * @param connectionsPerAddress how many of them may come from one address of another machine; one more is answered with HTTP
 *     429; 0 for any number
 * @param connectionsPerLoopbackAddress the same for an address of this machine
 * @param messageBytes the longest message in bytes of UTF-8; a longer one closes the connection with 1009
 * @param messagesPerSecond how many messages a connection may send in a second, on average and at once; reading pauses until
 *     the rate is kept again and nothing is lost; 0 for any number
 * @param queuedMessages how many messages may wait for a slow reader; one more cuts the connection
 * @param queuedBytes how many bytes of UTF-8 may wait for a slow reader; more cuts the connection, unless it is one message
 * @param handshakeTime how long a TCP connection may take for its upgrade or for one HTTP request; it is closed then
 * @param idleTime how long a game may say nothing; closed with 1001 then, at most a quarter later; zero for any time
 * @param pingInterval how often a connection is pinged
 * @param pongDeadline for how long nothing at all may be heard of a connection, not even pongs; it is cut then
 */
public record PortLimits(
        int connections,
        int connectionsPerAddress,
        int connectionsPerLoopbackAddress,
        int messageBytes,
        int messagesPerSecond,
        int queuedMessages,
        long queuedBytes,
        Duration handshakeTime,
        Duration idleTime,
        Duration pingInterval,
        Duration pongDeadline) {

    /**
     * 12 000 connections, 64 from one address of another machine and any number from this one; messages of 1 MiB, 20 000 a
     * second; 1024 messages or 8 MiB waiting for a slow reader; 10 s for a handshake, silence for as long as the game likes; a
     * ping every 20 s and 60 s for its pong.
     */
    public static final PortLimits DEFAULT = new PortLimits(
            12_000,
            64,
            0,
            1 << 20,
            20_000,
            1024,
            8 << 20,
            Duration.ofSeconds(10),
            Duration.ZERO,
            Duration.ofSeconds(20),
            Duration.ofSeconds(60));

    /**
     * Refuses limits that nothing could stay within.
     *
     * @throws IllegalArgumentException when a number is negative, when connections, bytes or queue allow nothing, or when a time
     *     other than the idle time is not positive
     */
    public PortLimits {
        atLeast(1, connections, "connections");
        atLeast(0, connectionsPerAddress, "connectionsPerAddress");
        atLeast(0, connectionsPerLoopbackAddress, "connectionsPerLoopbackAddress");
        atLeast(1, messageBytes, "messageBytes");
        atLeast(0, messagesPerSecond, "messagesPerSecond");
        atLeast(1, queuedMessages, "queuedMessages");
        atLeast(1, queuedBytes, "queuedBytes");
        positive(handshakeTime, "handshakeTime");
        if (requireNonNull(idleTime, "idleTime").isNegative()) {
            throw new IllegalArgumentException("idleTime: expected zero or more, was " + idleTime);
        }
        positive(pingInterval, "pingInterval");
        positive(pongDeadline, "pongDeadline");
    }

    private static void atLeast(long least, long value, String name) {
        if (value < least) {
            throw new IllegalArgumentException(name + ": expected at least " + least + ", was " + value);
        }
    }

    private static void positive(Duration value, String name) {
        if (requireNonNull(value, name).isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + ": expected a positive time, was " + value);
        }
    }

    /**
     * The same limits but for how many may connect.
     *
     * @param all how many connections there may be; at least 1
     * @param perAddress how many from one address of another machine; 0 for any number
     * @param perLoopbackAddress how many from one address of this machine; 0 for any number
     * @return limits that differ in them only
     * @throws IllegalArgumentException when one is out of range
     */
    public PortLimits withConnections(int all, int perAddress, int perLoopbackAddress) {
        return new PortLimits(
                all,
                perAddress,
                perLoopbackAddress,
                messageBytes,
                messagesPerSecond,
                queuedMessages,
                queuedBytes,
                handshakeTime,
                idleTime,
                pingInterval,
                pongDeadline);
    }

    /**
     * The same limits but for what a game sends.
     *
     * @param bytes the longest message in bytes of UTF-8; at least 1
     * @param perSecond how many messages in a second; 0 for any number
     * @return limits that differ in them only
     * @throws IllegalArgumentException when one is out of range
     */
    public PortLimits withMessages(int bytes, int perSecond) {
        return new PortLimits(
                connections,
                connectionsPerAddress,
                connectionsPerLoopbackAddress,
                bytes,
                perSecond,
                queuedMessages,
                queuedBytes,
                handshakeTime,
                idleTime,
                pingInterval,
                pongDeadline);
    }

    /**
     * The same limits but for what waits for a slow reader.
     *
     * @param messages how many messages; at least 1
     * @param bytes how many bytes of UTF-8; at least 1
     * @return limits that differ in them only
     * @throws IllegalArgumentException when one is out of range
     */
    public PortLimits withQueue(int messages, long bytes) {
        return new PortLimits(
                connections,
                connectionsPerAddress,
                connectionsPerLoopbackAddress,
                messageBytes,
                messagesPerSecond,
                messages,
                bytes,
                handshakeTime,
                idleTime,
                pingInterval,
                pongDeadline);
    }

    /**
     * The same limits but for how long things may take.
     *
     * @param handshake how long a handshake may take; positive
     * @param idle how long a game may say nothing; zero for any time
     * @return limits that differ in them only
     * @throws IllegalArgumentException when one is out of range
     */
    public PortLimits withTimes(Duration handshake, Duration idle) {
        return new PortLimits(
                connections,
                connectionsPerAddress,
                connectionsPerLoopbackAddress,
                messageBytes,
                messagesPerSecond,
                queuedMessages,
                queuedBytes,
                handshake,
                idle,
                pingInterval,
                pongDeadline);
    }

    /**
     * The same limits but for pings.
     *
     * @param interval how often a connection is pinged; positive
     * @param deadline for how long nothing may be heard of it; positive
     * @return limits that differ in them only
     * @throws IllegalArgumentException when one is out of range
     */
    public PortLimits withPings(Duration interval, Duration deadline) {
        return new PortLimits(
                connections,
                connectionsPerAddress,
                connectionsPerLoopbackAddress,
                messageBytes,
                messagesPerSecond,
                queuedMessages,
                queuedBytes,
                handshakeTime,
                idleTime,
                interval,
                deadline);
    }
}
