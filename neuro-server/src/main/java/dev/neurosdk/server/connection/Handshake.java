package dev.neurosdk.server.connection;

import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says who wants to connect. Immutable. Where the server wants tokens, they have been checked and taken out.
 *
 * @param path the raw path, such as {@code /game/Star%20Harbour}
 * @param query the raw query; null when there is none
 * @param headers the header fields; names in any case; copied
 * @param remote who it is
 */
public record Handshake(
        String path, @Nullable String query, Map<String, List<String>> headers, InetSocketAddress remote) {

    /** Copies the headers. */
    public Handshake {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        headers = Collections.unmodifiableMap(copy);
    }

    /**
     * The first value of a header field.
     *
     * @param name its name, in any case
     * @return the value; null when there is none
     */
    public @Nullable String header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }
}
