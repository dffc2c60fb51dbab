package dev.neurosdk.testkit.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.exceptions.UpgradeException;
import org.eclipse.jetty.websocket.client.ClientUpgradeRequest;
import org.eclipse.jetty.websocket.client.WebSocketClient;
import org.eclipse.jetty.websocket.core.client.WebSocketCoreClient;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections, all over one Jetty client, because each client costs a selector and a pool of threads; a certificate to
 * be trusted has a client of its own. It starts with the first connection, its threads are daemons, and it ends with the JVM.
 * Thread-safe.
 */
public final class WireClient {

    private static final int MAX_MESSAGE = 4 << 20;
    private static final int MAX_THREADS = 32;
    private static final int PLENTY = 1 << 16;

    /** Jetty's own timeout cleans up after ours, never before. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final Map<X509Certificate, WebSocketClient> TRUSTING = new ConcurrentHashMap<>();

    private WireClient() {}

    /**
     * Opens a connection.
     *
     * @param server a {@code ws} or {@code wss} address
     * @param headers sent with the handshake
     * @param trusted the one certificate trusted over TLS; null for those that this Java trusts
     * @param deadline how long opening may take
     * @param listener is told what arrives, possibly before this method returns
     * @return the open connection
     * @throws IOException when the server cannot be reached, refuses the handshake or takes longer
     */
    public static Wire connect(
            URI server,
            Map<String, List<String>> headers,
            @Nullable X509Certificate trusted,
            Duration deadline,
            WireListener listener)
            throws IOException {
        JettyEndpoint endpoint = new JettyEndpoint(listener);
        ClientUpgradeRequest request = new ClientUpgradeRequest(server);
        headers.forEach(request::setHeader);
        request.setTimeout(deadline.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Session> opening = client(trusted).connect(endpoint, request);
        try {
            return new JettyWire(opening.get(deadline.toNanos(), TimeUnit.NANOSECONDS), endpoint);
        } catch (ExecutionException e) {
            throw refused(server, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            abandon(opening);
            throw new IOException(
                    server + ": expected an open connection within " + deadline.toMillis() + " ms, was still opening");
        } catch (InterruptedException e) {
            abandon(opening);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(server + ": interrupted while opening");
        }
    }

    private static WebSocketClient client(@Nullable X509Certificate trusted) {
        return trusted == null ? Shared.CLIENT : TRUSTING.computeIfAbsent(trusted, WireClient::trusting);
    }

    private static WebSocketClient trusting(X509Certificate certificate) {
        SslContextFactory.Client tls = new SslContextFactory.Client();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("trusted", certificate);
            tls.setTrustStore(store);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK keeps certificates in memory", e);
        }
        ClientConnector connector = new ClientConnector();
        connector.setSslContextFactory(tls);
        return start(new HttpClient(new HttpClientTransportOverHTTP(connector)));
    }

    private static void abandon(CompletableFuture<Session> opening) {
        var unused = opening.whenComplete((session, failure) -> {
            if (session != null) {
                session.disconnect();
            }
        });
    }

    private static IOException refused(URI server, Throwable cause) {
        String actual = cause instanceof UpgradeException upgrade && upgrade.getResponseStatusCode() > 0
                ? "HTTP " + upgrade.getResponseStatusCode()
                : String.valueOf(cause.getMessage());
        return new IOException(server + ": expected an open connection, was " + actual, cause);
    }

    private static WebSocketClient start(HttpClient http) {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 4);
        threads.setName("neuro-testkit");
        threads.setDaemon(true);
        http.setExecutor(threads);
        http.setScheduler(new ScheduledExecutorScheduler("neuro-testkit-scheduler", true));
        http.setHttpCookieStore(new HttpCookieStore.Empty());
        http.setFollowRedirects(false);
        http.setMaxConnectionsPerDestination(PLENTY);
        http.setMaxRequestsQueuedPerDestination(PLENTY);
        WebSocketClient client = new WebSocketClient(http);
        WebSocketCoreClient core = client.getBean(WebSocketCoreClient.class);
        if (core.getWebSocketComponents().getExecutor() instanceof QueuedThreadPool pool) {
            pool.setName("neuro-testkit-websocket");
            pool.setDaemon(true);
            pool.setMinThreads(1);
        }
        client.setIdleTimeout(Duration.ZERO);
        client.setMaxTextMessageSize(MAX_MESSAGE);
        client.setMaxBinaryMessageSize(MAX_MESSAGE);
        client.setMaxFrameSize(MAX_MESSAGE);
        try {
            client.start();
        } catch (Exception e) {
            throw new IllegalStateException("the shared WebSocket client does not start", e);
        }
        return client;
    }

    /** Holds the client until somebody needs it. */
    private static final class Shared {
        static final WebSocketClient CLIENT = start(new HttpClient());
    }
}
