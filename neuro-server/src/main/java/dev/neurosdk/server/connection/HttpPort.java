package dev.neurosdk.server.connection;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A TCP port that speaks HTTP, over TLS if wanted, and what it takes to open it with care. Thread-safe. */
public final class HttpPort {

    private static final Logger LOG = LoggerFactory.getLogger(HttpPort.class);
    /** What is still there when the port is stopped must be gone after this. */
    static final Duration REMAINS = Duration.ofSeconds(2);

    /** As many as may knock at the same moment. */
    private static final int BACKLOG = 1024;

    private static final Duration SHUTDOWN_IDLE = Duration.ofMillis(100);
    private static final Duration FILES_ARE_LOOKED_AT = Duration.ofSeconds(3);

    private final PortSettings settings;
    private final Timetable timetable;
    private final @Nullable TlsFiles tls;
    private final QueuedThreadPool threads;
    private final Server server;
    private final ServerConnector connector;

    /**
     * Makes a port that is not open yet.
     *
     * @param settings where it is, and who may come in; a port that other machines reach has to say so
     * @param timetable knows what is due; stopped with the port
     * @param name begins the names of its threads
     * @throws StartFailedException when anybody could come in, or certificate or key are no good
     */
    public HttpPort(PortSettings settings, Timetable timetable, String name) throws StartFailedException {
        this.settings = requireNonNull(settings, "settings");
        this.timetable = requireNonNull(timetable, "timetable");
        try {
            Exposure.check(settings);
        } catch (IOException e) {
            throw StartFailure.explain(settings, e);
        }
        this.tls = settings.tls() == null ? null : TlsFiles.read(settings.tls());
        this.threads = threads(name);
        this.server = new Server(threads, new ScheduledExecutorScheduler(name + "-scheduler", true), null);
        this.connector = connector();
        server.addConnector(connector);
        server.setStopTimeout(REMAINS.toMillis());
    }

    /** {@return the server, for what belongs to it} */
    public Server server() {
        return server;
    }

    /** {@return the TCP port, also when any free one was asked for} */
    public int port() {
        return connector.getLocalPort();
    }

    /** {@return threads for what may take its time; virtual ones where there are} */
    public Executor workers() {
        Executor virtual = threads.getVirtualThreadsExecutor();
        return virtual == null ? threads : virtual;
    }

    /**
     * Starts listening.
     *
     * @param handler answers every request
     * @throws StartFailedException when it can't; the message says why and what to do; nothing is left open
     */
    public void start(Handler handler) throws StartFailedException {
        server.setHandler(handler);
        try {
            connector.open();
            server.start();
        } catch (Exception e) {
            stop();
            throw StartFailure.explain(settings, e);
        }
        TlsFiles files = tls;
        if (files != null) {
            Runnable unused = timetable.every(FILES_ARE_LOOKED_AT, () -> threads.execute(files::reloadWhenChanged));
        }
    }

    /**
     * Reads certificate and key again, at once rather than when the files are seen to have changed.
     *
     * @throws IOException when they are no good; the message says why, and everything stays as it was
     * @throws IllegalStateException when the port has no TLS
     */
    public void reloadTls() throws IOException {
        if (tls == null) {
            throw new IllegalStateException("expected a server with TLS");
        }
        tls.reload();
    }

    /** Stops listening; connections stay. */
    public void stopListening() {
        connector.close();
    }

    /** Ends connections, threads and timetable. Harmless when already stopped. */
    public void stop() {
        try {
            server.stop();
        } catch (TimeoutException e) {
            LOG.debug("Some connections did not finish within {}", REMAINS);
        } catch (Exception e) {
            LOG.warn("Stopping the server failed", e);
        } finally {
            timetable.stop();
        }
    }

    private static QueuedThreadPool threads(String name) {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName(name);
        threads.setDaemon(true);
        // By default one idle thread a minute leaves: after a crowd has left, the pool would stay large for hours.
        threads.setMaxEvictCount(threads.getMaxThreads());
        threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        return threads;
    }

    private ServerConnector connector() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // A game's name may hold an encoded slash; nothing here maps paths to files.
        http.setUriCompliance(UriCompliance.DEFAULT.with(
                "names",
                UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
                UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING));
        HttpConnectionFactory factory = new HttpConnectionFactory(http);
        ServerConnector made = tls == null
                ? new PlainConnector(server, factory)
                : new ServerConnector(server, 1, 1, new SslConnectionFactory(tls.factory(), "http/1.1"), factory);
        if (settings.tls() != null) {
            http.addCustomizer(new SecureRequestCustomizer(settings.tls().checksServerName()));
        }
        made.addEventListener(new HandshakeWatch(timetable, settings.limits().handshakeTime()));
        made.setAcceptQueueSize(BACKLOG);
        made.setHost(settings.host());
        made.setPort(settings.port());
        made.setReuseAddress(true);
        made.setShutdownIdleTimeout(SHUTDOWN_IDLE.toMillis());
        return made;
    }

    /** Connections without TLS, which can be served on the event loop. */
    private static final class PlainConnector extends ServerConnector {

        PlainConnector(Server server, HttpConnectionFactory factory) {
            super(server, 1, 1, factory);
        }

        @Override
        protected SelectorManager newSelectorManager(Executor executor, Scheduler scheduler, int selectors) {
            return new ServerConnectorManager(executor, scheduler, selectors) {
                @Override
                protected ManagedSelector newSelector(int id) {
                    return new EventLoop(this, id, System::nanoTime);
                }
            };
        }

        @Override
        protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
            LoopEndPoint made = new LoopEndPoint(channel, (EventLoop) selector, key, getScheduler());
            made.setIdleTimeout(getIdleTimeout());
            return made;
        }
    }
}
