package dev.neurosdk.cli.serve;

import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.connection.Tls;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Certificate and key of {@code neuro serve}; picocli sees to it that both are given. Confined to one thread. */
final class TlsOptions {

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            required = true,
            description =
                    "serve over TLS (wss) with the certificate chain in this PEM file; read again when it changes")
    private Path certificate = Path.of("");

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            required = true,
            description = "the certificate's private key, a PEM file in PKCS#8")
    private Path key = Path.of("");

    void apply(NeuroServer.Builder server) {
        server.tls(new Tls(certificate, key));
    }
}
