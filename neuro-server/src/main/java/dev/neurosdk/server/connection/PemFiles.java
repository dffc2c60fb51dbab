package dev.neurosdk.server.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a certificate chain and its key from PEM files. Source: RFC 7468. */
final class PemFiles {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    private static final Pattern HEADING = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----");
    private static final Map<String, String> SIGNATURES = Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA");

    private PemFiles() {}

    /** A certificate chain, the server's own first, and its key. */
    record Identity(List<X509Certificate> chain, PrivateKey key) {

        KeyStore keyStore() throws GeneralSecurityException, IOException {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", key, new char[0], chain.toArray(Certificate[]::new));
            return store;
        }
    }

    static Identity read(Tls tls) throws IOException {
        List<X509Certificate> chain = certificates(tls.certificate());
        PrivateKey key = key(tls.key(), chain.get(0).getPublicKey().getAlgorithm());
        if (!belongTogether(chain.get(0), key)) {
            throw new IOException("the key in " + tls.key() + " does not belong to the first certificate in "
                    + tls.certificate() + "; give the server's own certificate first, and the key it was made with");
        }
        return new Identity(chain, key);
    }

    private static List<X509Certificate> certificates(Path file) throws IOException {
        List<X509Certificate> chain = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(text(file, "certificate"));
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            while (blocks.find()) {
                if (blocks.group(1).equals("CERTIFICATE")) {
                    chain.add((X509Certificate)
                            factory.generateCertificate(new ByteArrayInputStream(bytes(blocks.group(2)))));
                }
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("a certificate in " + file + " can't be read: " + e.getMessage(), e);
        }
        if (chain.isEmpty()) {
            throw new IOException(file + " holds no certificate; expected -----BEGIN CERTIFICATE-----");
        }
        return chain;
    }

    private static PrivateKey key(Path file, String algorithm) throws IOException {
        String text = text(file, "key");
        if (!SIGNATURES.containsKey(algorithm)) {
            throw new IOException("expected a certificate with an RSA or EC key, was " + algorithm);
        }
        Matcher blocks = BLOCK.matcher(text);
        while (blocks.find()) {
            if (blocks.group(1).equals("PRIVATE KEY")) {
                return key(file, algorithm, blocks.group(2));
            }
        }
        throw new IOException(whyNoKey(file, text));
    }

    private static PrivateKey key(Path file, String algorithm, String base64) throws IOException {
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(
                    "the key in " + file + " is damaged, or no " + algorithm + " key as the certificate wants", e);
        }
    }

    private static String whyNoKey(Path file, String text) {
        Matcher headings = HEADING.matcher(text);
        while (headings.find()) {
            String heading = headings.group(1);
            if (heading.equals("RSA PRIVATE KEY") || heading.equals("EC PRIVATE KEY")) {
                return file + " holds a key in an older form (" + heading
                        + "); convert it: openssl pkcs8 -topk8 -nocrypt -in " + file + " -out key.pem";
            }
            if (heading.equals("ENCRYPTED PRIVATE KEY")) {
                return file + " holds an encrypted key; decrypt it: openssl pkcs8 -in " + file + " -out key.pem";
            }
        }
        return file + " holds no private key; expected -----BEGIN PRIVATE KEY-----";
    }

    private static boolean belongTogether(X509Certificate certificate, PrivateKey key) {
        byte[] probe = {1, 2, 3, 4};
        try {
            Signature signature = Signature.getInstance(SIGNATURES.getOrDefault(key.getAlgorithm(), ""));
            signature.initSign(key);
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(probe);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] bytes(String base64) {
        return Base64.getMimeDecoder().decode(base64);
    }

    private static String text(Path file, String what) throws IOException {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no " + what + " file " + file, e);
        } catch (IOException e) {
            throw new IOException("the " + what + " file " + file + " can't be read: " + e, e);
        }
    }
}
