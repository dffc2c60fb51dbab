package dev.neurosdk.cli.feed;

import dev.neurosdk.cli.stream.StreamPortOptions;
import dev.neurosdk.examples.volatility.FeedServer;
import dev.neurosdk.server.stream.socket.StreamServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Mixin;

/** How records are served. Confined to one thread. */
final class ServerOptions {

    @Mixin
    private StreamPortOptions port = new StreamPortOptions();

    String host() {
        return port.host();
    }

    /** Starts a server and says so. */
    FeedServer start(Path file, Parts parts) throws IOException {
        UnaryOperator<StreamServer.Builder> edge = port.edge();
        FeedServer server = FeedServer.start(file, port.history(), edge, parts::complain);
        parts.add(
                "server",
                server.uri() + ", status at " + server.uri().toString().replaceFirst("^ws", "http") + "status",
                server);
        return server;
    }
}
