package dev.neurosdk.server.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A self-signed certificate and its key as PEM files, made by the JDK's own tool. */
record Certificates(X509Certificate certificate, Tls files) {

    private static final String PASSWORD = "changeit";

    static Certificates make(Path folder, String name, String algorithm, String... options) throws Exception {
        Path store = folder.resolve(name + ".p12");
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                algorithm,
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString());
        keytool.command().addAll(List.of(options));
        Process process = keytool.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), US_ASCII);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("keytool failed: " + output);
        }
        return exported(folder, name, store);
    }

    private static Certificates exported(Path folder, String name, Path store)
            throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        X509Certificate certificate = (X509Certificate) keys.getCertificate("a");
        byte[] key = keys.getKey("a", PASSWORD.toCharArray()).getEncoded();
        return new Certificates(
                certificate,
                new Tls(
                        Files.writeString(
                                folder.resolve(name + ".cert.pem"),
                                "Somebody's notes\n" + pem("CERTIFICATE", certificate.getEncoded())),
                        Files.writeString(folder.resolve(name + ".key.pem"), pem("PRIVATE KEY", key))));
    }

    static String pem(String heading, byte[] bytes) {
        return "-----BEGIN " + heading + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + heading
                + "-----\n";
    }

    /** A TLS connection that trusts these certificates and no other. */
    static SSLSocket dial(int port, Certificates... trusted) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (Certificates one : trusted) {
            store.setCertificateEntry(
                    one.certificate().getSubjectX500Principal().getName(), one.certificate());
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        SSLSocket socket = (SSLSocket)
                Objects.requireNonNull(context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(10_000);
        socket.startHandshake();
        return socket;
    }

    static X509Certificate shownBy(SSLSocket socket) throws IOException {
        return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
}
