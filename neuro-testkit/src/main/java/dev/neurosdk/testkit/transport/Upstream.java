package dev.neurosdk.testkit.transport;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The server behind a relay. Immutable.
 *
 * @param server its {@code ws} or {@code wss} address, without a path
 * @param trusted the one certificate trusted over TLS; null for those that this Java trusts
 * @param deadline how long connecting may take
 */
public record Upstream(URI server, @Nullable X509Certificate trusted, Duration deadline) {

    private static final int PLAIN_PORT = 80;
    private static final int TLS_PORT = 443;

    /** Refuses an address that bytes alone cannot be sent to. */
    public Upstream {
        requireNonNull(deadline, "deadline");
        boolean isWebSocket = "ws".equals(server.getScheme()) || "wss".equals(server.getScheme());
        if (!isWebSocket || server.getHost() == null) {
            throw new IllegalArgumentException("upstream: expected a ws or wss address, was " + server);
        }
        boolean hasPath = !server.getRawPath().isEmpty() && !server.getRawPath().equals("/");
        if (hasPath || server.getRawQuery() != null) {
            throw new IllegalArgumentException(
                    "upstream: expected an address without path and query, which come from the game, was " + server);
        }
    }

    Socket connect() throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host(), port()), Math.toIntExact(deadline.toMillis()));
            socket.setTcpNoDelay(true);
            return isTls() ? secured(socket) : socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private boolean isTls() {
        return "wss".equals(server.getScheme());
    }

    private String host() {
        String host = server.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private int port() {
        if (server.getPort() >= 0) {
            return server.getPort();
        }
        return isTls() ? TLS_PORT : PLAIN_PORT;
    }

    private Socket secured(Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) context().getSocketFactory().createSocket(plain, host(), port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        if (trusted == null) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(Math.toIntExact(deadline.toMillis()));
        socket.startHandshake();
        socket.setSoTimeout(0);
        return socket;
    }

    private SSLContext context() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyStore store = null;
            if (trusted != null) {
                store = KeyStore.getInstance("PKCS12");
                store.load(null, null);
                store.setCertificateEntry("trusted", trusted);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS: " + e.getMessage(), e);
        }
    }
}
