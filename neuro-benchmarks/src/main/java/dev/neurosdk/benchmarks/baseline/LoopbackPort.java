package dev.neurosdk.benchmarks.baseline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** A WebSocket port of Jetty alone. Stateless. */
public final class LoopbackPort {

    private static final int LONGEST_MESSAGE = 1 << 20;
    private static final int ARRIVING = 4096;

    private LoopbackPort() {}

    /**
     * Serves on any free loopback port, says which on standard output, and ends with standard input.
     *
     * @param endpoints makes the endpoint of each connection; of a public class, as Jetty requires
     * @throws Exception when it doesn't start or stop
     */
    public static void serve(Supplier<? extends Session.Listener> endpoints) throws Exception {
        serve(endpoints, line -> {});
    }

    /**
     * Serves on any free loopback port, says which on standard output, and ends with standard input.
     *
     * @param endpoints makes the endpoint of each connection; of a public class, as Jetty requires
     * @param lines takes each line of standard input as it comes
     * @throws Exception when it doesn't start or stop
     */
    public static void serve(Supplier<? extends Session.Listener> endpoints, Consumer<String> lines) throws Exception {
        QueuedThreadPool threads = new QueuedThreadPool();
        // As in the server it is compared with: otherwise one idle thread a minute leaves.
        threads.setMaxEvictCount(threads.getMaxThreads());
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setAcceptQueueSize(ARRIVING);
        server.addConnector(connector);
        server.setHandler(WebSocketUpgradeHandler.from(server, container -> {
            container.setIdleTimeout(Duration.ZERO);
            container.setMaxTextMessageSize(LONGEST_MESSAGE);
            container.addMapping("/", (request, response, callback) -> {
                response.setExtensions(List.of());
                return endpoints.get();
            });
        }));
        server.start();
        System.out.println("ws://127.0.0.1:" + connector.getLocalPort());
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        // Whoever started this process holds its input open.
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            lines.accept(line);
        }
        server.stop();
    }
}
