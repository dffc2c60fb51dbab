package dev.neurosdk.examples.volatility;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.examples.volatility.file.FeedRecord;
import dev.neurosdk.examples.volatility.file.ResultsWatch;
import dev.neurosdk.server.stream.History;
import dev.neurosdk.server.stream.StreamHub;
import dev.neurosdk.server.stream.StreamItem;
import dev.neurosdk.server.stream.socket.StreamServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Broadcasts each new record of a file, whoever writes it. Thread-safe. */
public final class FeedServer implements AutoCloseable {

    /** What viewers are told that this is. */
    public static final String NAME = "AgentSpoons WebSocket Server";

    /** What the records are published under. */
    public static final String TOPIC = "volatility";

    /** What type of item a record is. */
    public static final String TYPE = "volatility_update";

    /** The port unless said otherwise. */
    public static final int PORT = 8765;

    /** How often the file is looked at. */
    private static final Duration LOOKS = Duration.ofMillis(200);

    private static final int BATCH = 100;
    private static final long BATCH_BYTES = 64 << 20;

    private final StreamHub hub;
    private final StreamServer server;
    private final Repetition repetition;
    private final URI uri;

    private FeedServer(StreamHub hub, StreamServer server, Repetition repetition) {
        this.hub = hub;
        this.server = server;
        this.repetition = repetition;
        this.uri = server.uri();
    }

    /**
     * Starts a server.
     *
     * @param file the file with records; need not be there yet
     * @param history where records are kept for those who come later; what it holds already is not published again; closed
     *     with the server
     * @param edge says where to listen and for whom; on 127.0.0.1:8765 unless it does
     * @param complaints is told what is wrong with the file, once for each change of it
     * @return the running server
     * @throws IOException when it can't listen there, or the history can't be read; the message says why and what to do
     */
    public static FeedServer start(
            Path file, History history, UnaryOperator<StreamServer.Builder> edge, Consumer<? super String> complaints)
            throws IOException {
        requireNonNull(file, "file");
        requireNonNull(complaints, "complaints");
        StreamHub hub = StreamHub.builder().name(NAME).history(history).build();
        try {
            ResultsWatch watch = new ResultsWatch(
                    file,
                    newest(history),
                    Clock.systemUTC(),
                    (FeedRecord record) -> {
                        long unused = hub.publish(TOPIC, TYPE, record.json());
                    },
                    complaints);
            StreamServer server =
                    edge.apply(StreamServer.builder(hub).port(PORT)).start();
            Repetition repetition = new Repetition("feed-file", LOOKS);
            repetition.start(watch::look);
            return new FeedServer(hub, server, repetition);
        } catch (IOException | RuntimeException e) {
            hub.close();
            throw e;
        }
    }

    /** The time of the newest record that was published before. */
    private static Instant newest(History history) throws IOException {
        for (long end = history.newest(); end >= history.oldest(); end -= BATCH) {
            List<StreamItem> items = history.read(Math.max(history.oldest(), end - BATCH + 1), BATCH, BATCH_BYTES)
                    .items();
            for (int i = items.size() - 1; i >= 0; i--) {
                Optional<Instant> time = time(items.get(i));
                if (time.isPresent()) {
                    return time.get();
                }
            }
        }
        return Instant.EPOCH;
    }

    private static Optional<Instant> time(StreamItem item) {
        return item.topic().equals(TOPIC) ? FeedRecord.time(item.data()) : Optional.empty();
    }

    /** {@return the address for viewers, for example {@code ws://127.0.0.1:8765/}} */
    public URI uri() {
        return uri;
    }

    /** {@return how many records have been published, also before a restart where the history outlives it} */
    public long newest() {
        return hub.newest();
    }

    /** Says goodbye to every viewer and stops. Harmless when already closed. */
    @Override
    public void close() {
        repetition.close();
        server.close();
        hub.close();
    }
}
