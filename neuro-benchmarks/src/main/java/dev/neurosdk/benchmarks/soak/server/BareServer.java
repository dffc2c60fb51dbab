package dev.neurosdk.benchmarks.soak.server;

import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** The yardstick: Jetty alone, whose sessions do nothing. Ends when its standard input does. */
public final class BareServer {

    private BareServer() {}

    /**
     * Serves on any free loopback port and says which.
     *
     * @param args none
     * @throws Exception when it doesn't start or stop
     */
    public static void main(String[] args) throws Exception {
        QueuedThreadPool threads = new QueuedThreadPool();
        // As in the server it is compared with: otherwise one idle thread a minute leaves.
        threads.setMaxEvictCount(threads.getMaxThreads());
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(WebSocketUpgradeHandler.from(server, container -> {
            container.setIdleTimeout(Duration.ZERO);
            container.addMapping("/", (request, response, callback) -> {
                response.setExtensions(List.of());
                return new BareEndpoint();
            });
        }));
        server.start();
        System.out.println("ws://127.0.0.1:" + connector.getLocalPort());
        while (System.in.read() >= 0) {
            // Whoever started this process holds its input open.
        }
        server.stop();
    }
}
