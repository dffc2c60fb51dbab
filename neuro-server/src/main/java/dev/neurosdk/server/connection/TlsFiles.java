package dev.neurosdk.server.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Certificate and key of a running server: read at the start, and again when the files change. Thread-safe. */
final class TlsFiles {

    private static final Logger LOG = LoggerFactory.getLogger(TlsFiles.class);

    private final Tls tls;
    private final SslContextFactory.Server factory = new SslContextFactory.Server();
    private List<String> seen;

    private TlsFiles(Tls tls) throws IOException {
        this.tls = tls;
        seen = stamps();
        accept(factory, PemFiles.read(tls));
    }

    static TlsFiles read(Tls tls) throws StartFailedException {
        try {
            return new TlsFiles(tls);
        } catch (IOException e) {
            throw new StartFailedException("Cannot use TLS: " + e.getMessage(), e);
        }
    }

    SslContextFactory.Server factory() {
        return factory;
    }

    /** Reads the files; connections from now on get what is there. Without success everything stays as it was. */
    synchronized void reload() throws IOException {
        seen = stamps();
        PemFiles.Identity identity = PemFiles.read(tls);
        try {
            factory.reload(reloading -> accept((SslContextFactory.Server) reloading, identity));
        } catch (Exception e) {
            throw new IOException("the new certificate can't be used: " + e.getMessage(), e);
        }
        LOG.info("The certificate in {} is in use now", tls.certificate());
    }

    /** Looks at the files; a change that is no good is told once. */
    synchronized void reloadWhenChanged() {
        if (stamps().equals(seen)) {
            return;
        }
        try {
            reload();
        } catch (IOException e) {
            LOG.warn("The certificate was not changed: {}", e.getMessage());
        }
    }

    private List<String> stamps() {
        return List.of(stamp(tls.certificate()), stamp(tls.key()));
    }

    private static String stamp(Path file) {
        try {
            return Files.getLastModifiedTime(file) + " " + Files.size(file);
        } catch (IOException e) {
            return "none";
        }
    }

    private static void accept(SslContextFactory.Server factory, PemFiles.Identity identity) {
        try {
            factory.setKeyStore(identity.keyStore());
            factory.setKeyStorePassword("");
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a key store in memory can't be made", e);
        }
        warnOfDates(identity.chain().get(0));
    }

    private static void warnOfDates(X509Certificate certificate) {
        try {
            certificate.checkValidity();
        } catch (CertificateExpiredException e) {
            LOG.warn("The certificate has expired: {}; clients will refuse it", certificate.getNotAfter());
        } catch (CertificateNotYetValidException e) {
            LOG.warn("The certificate is not valid before {}; clients will refuse it", certificate.getNotBefore());
        }
    }
}
