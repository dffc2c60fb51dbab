package dev.neurosdk.examples.frompython;

import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.connection.OriginPolicy;
import dev.neurosdk.server.connection.Tls;
import java.nio.file.Path;
import java.util.List;

/** Where a server listens, and how. */
public final class Configuration {

    private Configuration() {}

    /** {@return a server for games on this machine} */
    public static NeuroServer.Builder basic() {
        return NeuroServer.builder().host("localhost").port(8000);
    }

    /**
     * A server for games on other machines: over TLS, for whoever knows the token.
     *
     * @param certificate a PEM file such as {@code server.crt}
     * @param key a PEM file such as {@code server.key}
     * @param token the secret
     * @return a builder, to be started
     */
    public static NeuroServer.Builder overTls(Path certificate, Path key, String token) {
        return NeuroServer.builder()
                .host("0.0.0.0")
                .port(8443)
                .tls(new Tls(certificate, key))
                .tokens(List.of(token))
                .origins(OriginPolicy.only(List.of()));
    }
}
