package dev.neurosdk.testkit.transport;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection to be opened. Immutable.
 *
 * @param server a {@code ws} or {@code wss} address
 * @param headers sent with the handshake; copied
 * @param trusted the one certificate trusted over TLS; null for those that this Java trusts
 * @param deadline how long opening may take
 * @param frames whether the connection must be able to do what only frames can ({@link Wire#sendBytes}); not over TLS
 */
public record Dial(
        URI server,
        Map<String, List<String>> headers,
        @Nullable X509Certificate trusted,
        Duration deadline,
        boolean frames) {

    /** Copies the headers. */
    public Dial {
        requireNonNull(server, "server");
        requireNonNull(deadline, "deadline");
        headers = Map.copyOf(headers);
    }
}
