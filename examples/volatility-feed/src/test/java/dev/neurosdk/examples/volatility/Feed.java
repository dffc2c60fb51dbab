package dev.neurosdk.examples.volatility;

import dev.neurosdk.server.stream.History;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A generator and a server on any free port, for tests. */
public final class Feed implements AutoCloseable {

    private final Path file;
    private final Generator generator;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private FeedServer server;

    public Feed(Path directory, Duration interval) throws IOException {
        this.file = directory.resolve("data/results.json");
        this.generator = Generator.start(file, 7, interval, Clock.systemUTC(), complaints::add);
        this.server = serve(file, 0, complaints);
    }

    public static FeedServer serve(Path file, int port, List<String> complaints) throws IOException {
        return FeedServer.start(file, History.memory(1000, 1 << 20), edge -> edge.port(port), complaints::add);
    }

    public Path file() {
        return file;
    }

    public FeedServer server() {
        return server;
    }

    public List<String> complaints() {
        return complaints;
    }

    public void stopServer() {
        server.close();
    }

    /** On the same port, with an empty history. */
    public void startServerAgain() throws IOException {
        server = serve(file, server.uri().getPort(), complaints);
    }

    @Override
    public void close() {
        server.close();
        generator.close();
    }
}
