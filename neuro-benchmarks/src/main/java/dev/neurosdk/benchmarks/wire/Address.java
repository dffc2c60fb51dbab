package dev.neurosdk.benchmarks.wire;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Where a WebSocket server is. Immutable.
 *
 * @param socket its resolved address
 * @param host what to write into the {@code Host} header
 * @param target the path and the query
 */
public record Address(InetSocketAddress socket, String host, String target) {

    private static final int HTTP = 80;

    /** Refuses null. */
    public Address {
        requireNonNull(socket, "socket");
        requireNonNull(host, "host");
        requireNonNull(target, "target");
    }

    /**
     * Resolves an address.
     *
     * @param uri such as {@code ws://127.0.0.1:8000/game}; port 80 when there is none
     * @return the address
     * @throws IllegalArgumentException when it isn't {@code ws} or has no host
     * @throws IOException when the host is not known
     */
    public static Address of(URI uri) throws IOException {
        if (!"ws".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("uri: expected ws://HOST:PORT/PATH, was " + uri);
        }
        InetSocketAddress socket = new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? HTTP : uri.getPort());
        if (socket.isUnresolved()) {
            throw new UnknownHostException(uri.getHost());
        }
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new Address(socket, uri.getRawAuthority(), path + query);
    }
}
