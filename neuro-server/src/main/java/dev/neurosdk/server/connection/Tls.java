package dev.neurosdk.server.connection;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * Where a server finds its certificate and key. Both files are read again when they change. Immutable.
 *
 * @param certificate a PEM file: the server's certificate, then those that vouch for it
 * @param key a PEM file: the certificate's private key, RSA or EC, in PKCS#8 and not encrypted ({@code BEGIN PRIVATE KEY})
 * @param checksServerName whether a client must ask for a host that the certificate names (SNI)
 */
public record Tls(Path certificate, Path key, boolean checksServerName) {

    /** Refuses null components. */
    public Tls {
        requireNonNull(certificate, "certificate");
        requireNonNull(key, "key");
    }

    /**
     * Certificate and key, whatever host the client asks for.
     *
     * @param certificate a PEM file with the certificate chain
     * @param key a PEM file with the private key
     */
    public Tls(Path certificate, Path key) {
        this(certificate, key, false);
    }
}
