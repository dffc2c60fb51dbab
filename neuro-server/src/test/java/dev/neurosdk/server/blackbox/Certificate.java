package dev.neurosdk.server.blackbox;

import dev.neurosdk.server.connection.Tls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A self-signed certificate for this machine, and the PEM files that a server reads. Immutable. */
record Certificate(X509Certificate certificate, Tls files) {

    private static final String PASSWORD = "changeit";
    private static final String ALIAS = "server";

    /** Made by the JDK's own tool. */
    static Certificate make(Path folder) throws Exception {
        Path store = folder.resolve("keys.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String arguments = "-genkeypair -alias " + ALIAS + " -keyalg EC -dname CN=localhost -validity 2"
                + " -ext san=dns:localhost,ip:127.0.0.1 -storetype PKCS12 -storepass " + PASSWORD + " -keystore";
        ProcessBuilder builder = new ProcessBuilder(keytool);
        builder.command().addAll(List.of(arguments.split(" ", -1)));
        builder.command().add(store.toString());
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("keytool failed");
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        X509Certificate certificate = (X509Certificate) keys.getCertificate(ALIAS);
        byte[] key = keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
        return new Certificate(
                certificate,
                new Tls(
                        pem(folder.resolve("server.crt"), "CERTIFICATE", certificate.getEncoded()),
                        pem(folder.resolve("server.key"), "PRIVATE KEY", key)));
    }

    private static Path pem(Path file, String what, byte[] bytes) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return Files.writeString(file, "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n");
    }
}
