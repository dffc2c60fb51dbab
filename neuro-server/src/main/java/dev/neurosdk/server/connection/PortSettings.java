package dev.neurosdk.server.connection;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Where a server listens and what it takes from a connection. Immutable.
 *
 * @param host the address to bind; not empty
 * @param port the TCP port; 0 for any free one
 * @param maxMessageBytes the largest message taken; a larger one closes the connection with 1009
 * @param maxQueuedMessages how many messages may wait for a slow reader; one more cuts the connection
 * @param pingInterval how often a connection is pinged; one that is not heard of for three intervals is cut
 */
public record PortSettings(String host, int port, int maxMessageBytes, int maxQueuedMessages, Duration pingInterval) {

    /**
     * Refuses an impossible port.
     *
     * @throws IllegalArgumentException when the port is not 0 to 65535, or the host is empty
     */
    public PortSettings {
        requireNonNull(pingInterval, "pingInterval");
        if (host.isBlank()) {
            throw new IllegalArgumentException("host: expected a name or address, was blank");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: expected 0 to 65535, was " + port);
        }
    }

    /**
     * The usual limits: messages of 1 MiB, 256 of them queued, a ping every 20 s.
     *
     * @param host the address to bind
     * @param port the TCP port; 0 for any free one
     * @return the settings
     * @throws IllegalArgumentException when the port is not 0 to 65535, or the host is empty
     */
    public static PortSettings of(String host, int port) {
        return new PortSettings(host, port, 1 << 20, 256, Duration.ofSeconds(20));
    }
}
