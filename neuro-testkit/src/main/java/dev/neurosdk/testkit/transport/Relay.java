package dev.neurosdk.testkit.transport;

import dev.neurosdk.testkit.time.TimeScale;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands between clients and a server and forwards bytes: each as it is, as soon as it is there, never more than one buffer
 * ahead of a side that does not read. Ends are passed on as what they are, half or whole, orderly or by a reset. It does not
 * know what the bytes mean. Two threads for each connection. Thread-safe.
 */
public final class Relay implements AutoCloseable {

    private static final int BACKLOG = 1024;
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ServerSocket listening;
    private final URI uri;
    private final Upstream upstream;
    private final RelayTap tap;
    private final Set<RelayConnection> open = ConcurrentHashMap.newKeySet();
    private int accepted;

    private Relay(ServerSocket listening, String host, Upstream upstream, RelayTap tap) {
        this.listening = listening;
        this.upstream = upstream;
        this.tap = tap;
        String shown = host.indexOf(':') < 0 ? host : '[' + host + ']';
        uri = URI.create("ws://" + shown + ':' + listening.getLocalPort() + '/');
    }

    /**
     * Begins to forward.
     *
     * @param host an address of this machine
     * @param port the port; 0 for a free one
     * @param upstream the server behind; it need not run yet
     * @param tap is told what is forwarded
     * @return the relay
     * @throws IOException when the port is taken or the address is not of this machine
     */
    public static Relay listen(String host, int port, Upstream upstream, RelayTap tap) throws IOException {
        ServerSocket listening = new ServerSocket(port, BACKLOG, InetAddress.getByName(host));
        Relay relay = new Relay(listening, host, upstream, tap);
        start("neuro-testkit-accept-" + listening.getLocalPort(), relay::acceptAll);
        return relay;
    }

    /** {@return the address for clients, with the port in use} */
    public URI uri() {
        return uri;
    }

    /** {@return how many connections are open} */
    public int connections() {
        return open.size();
    }

    /** Stops listening and ends both sides of every connection. Idempotent. */
    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            // nobody listens any more either way
        }
        open.forEach(RelayConnection::stop);
        long deadline = System.nanoTime() + TimeScale.scaled(PATIENCE).toNanos();
        while (!open.isEmpty() && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void acceptAll() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                RelayConnection connection = new RelayConnection(++accepted, client, upstream, tap);
                open.add(connection);
                start("neuro-testkit-relay-" + accepted, () -> {
                    connection.run();
                    open.remove(connection);
                });
                if (listening.isClosed()) {
                    connection.stop();
                }
            } catch (IOException e) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    static Thread start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
