package dev.neurosdk.server.http.randy;

import dev.neurosdk.server.http.Body;
import dev.neurosdk.server.http.SameOrigin;
import dev.neurosdk.server.session.Sessions;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listening TCP port of the loopback address where scripts inject messages as they do with Randy: {@code POST /} with a
 * JSON body, which goes to every connected game. Thread-safe.
 */
public final class RandyPort implements AutoCloseable {

    /** The port that Randy listens on. */
    public static final int USUAL = 1337;

    private static final Logger LOG = LoggerFactory.getLogger(RandyPort.class);
    private static final String HOST = "127.0.0.1";
    private static final Body BODY = new Body(100 * 1024, Duration.ofSeconds(10));

    private final Server server;
    private final ServerConnector connector;

    private RandyPort(int port, Sessions sessions) {
        QueuedThreadPool threads = new QueuedThreadPool(8, 1);
        threads.setName("neuro-randy");
        threads.setDaemon(true);
        server = new Server(threads, new ScheduledExecutorScheduler("neuro-randy-timer", true), null);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(HOST);
        connector.setPort(port);
        connector.setReuseAddress(true);
        server.addConnector(connector);
        server.setHandler(new Injection(sessions, new SameOrigin(HOST, true), BODY));
    }

    /**
     * Starts listening.
     *
     * @param port the TCP port, 0 for any free one
     * @param sessions where the messages go
     * @return the open port
     * @throws IOException when it can't listen there; the message says why
     */
    public static RandyPort open(int port, Sessions sessions) throws IOException {
        RandyPort opened = new RandyPort(port, sessions);
        try {
            opened.server.start();
            return opened;
        } catch (Exception e) {
            opened.close();
            throw new IOException(
                    "Cannot listen on " + HOST + ":" + port + " for injected messages: " + whyNot(e)
                            + "; choose another port for them, or 0 for any free one",
                    e);
        }
    }

    /** {@return the TCP port, also when any free one was asked for} */
    public int port() {
        return connector.getLocalPort();
    }

    /** Stops listening and ends its threads. Harmless when already closed. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("Stopping the port for injected messages failed", e);
        }
    }

    private static String whyNot(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return String.valueOf(cause.getMessage());
            }
        }
        return e.toString();
    }
}
