package dev.neurosdk.testkit.watch;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What two peers agreed on about permessage-deflate (RFC 7692). Immutable.
 *
 * @param clientForgets whether the client starts every message anew
 * @param serverForgets whether the server does
 */
record Deflate(boolean clientForgets, boolean serverForgets) {

    private static final String NAME = "permessage-deflate";

    /** Reads the extensions that a server accepted; nothing when compression is not among them. */
    static Optional<Deflate> negotiated(String extensions) {
        for (String extension : extensions.split(",", -1)) {
            List<String> parts =
                    Arrays.stream(extension.split(";", -1)).map(String::strip).toList();
            if (parts.get(0).equalsIgnoreCase(NAME)) {
                return Optional.of(new Deflate(
                        parts.contains("client_no_context_takeover"), parts.contains("server_no_context_takeover")));
            }
        }
        return Optional.empty();
    }

    Inflation ofClient() {
        return new Inflation(clientForgets);
    }

    Inflation ofServer() {
        return new Inflation(serverForgets);
    }
}
