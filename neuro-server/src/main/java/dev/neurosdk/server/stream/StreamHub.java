package dev.neurosdk.server.stream;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.server.decider.Alarms;
import dev.neurosdk.server.mailbox.Mailbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Broadcasts items to viewers: numbers each, encodes it once, keeps it in a history and hands it to every viewer that wants
 * it. Publishing never waits for a viewer, and no viewer for another. Thread-safe.
 *
 * <pre>{@code
 * StreamHub hub = StreamHub.builder().name("weather").build();
 * hub.publish("wind", "wind_update", "{\"speed\": 4.2}");
 * }</pre>
 */
public final class StreamHub implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamHub.class);
    /** What lanes may lag behind before their viewers lose items. */
    private static final int RECENT_ITEMS = 4096;

    private static final long RECENT_BYTES = 16 << 20;

    private final String name;
    private final StreamSettings settings;
    private final History history;
    private final MemoryHistory recent;
    private final Notice notice;
    private final Alarms alarms;
    private final Threads threads;
    private final List<Lane> lanes;
    private final CatchUp catchUp;
    private final Counters counters = new Counters();
    private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
    private final AtomicLong numbers = new AtomicLong();
    private final Object publishing = new Object();
    private final Mailbox posted = new Mailbox(this::failed);
    private final long newestBefore;
    private Instant latest;
    private volatile long newest;
    private volatile boolean closed;

    private StreamHub(Builder builder) {
        this.name = builder.name;
        this.settings = builder.settings;
        this.history = builder.history;
        this.notice = new Notice(builder.clock);
        this.alarms = builder.alarms;
        this.threads = builder.threads == null ? Threads.own(name, builder.lanes) : builder.threads;
        this.newest = history.newest();
        this.newestBefore = newest;
        this.recent = recent(history);
        this.latest = lastTimestamp(history);
        this.catchUp = new CatchUp(history, threads.readers());
        List<Lane> made = new ArrayList<>();
        for (int i = 0; i < builder.lanes; i++) {
            made.add(new Lane(recent, settings.queuedItems(), threads.workers(), this::failed));
        }
        this.lanes = List.copyOf(made);
    }

    /**
     * Starts describing a hub.
     *
     * @return a builder in which everything has a default
     */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the stream's name, told to each viewer} */
    public String name() {
        return name;
    }

    /** {@return the id of the sequence} */
    public String stream() {
        return history.stream();
    }

    /** {@return the number of the newest item; 0 when there is none} */
    public long newest() {
        return newest;
    }

    /** {@return how viewers are treated} */
    public StreamSettings settings() {
        return settings;
    }

    /**
     * Publishes an item that nothing takes the place of.
     *
     * @param topic what it belongs to: 1 to 64 letters, digits and {@code _ . : -}
     * @param type what it is, named alike; none of the stream's own words
     * @param dataJson JSON text of one value
     * @return its number
     * @throws IllegalArgumentException when a name is none, the text is no JSON or the item is too long
     * @throws UncheckedIOException when it can't be kept; then it was not published
     * @throws IllegalStateException when the hub is closed
     */
    public long publish(String topic, String type, String dataJson) {
        return publish(topic, type, dataJson, null);
    }

    /**
     * Publishes an item.
     *
     * @param topic what it belongs to: 1 to 64 letters, digits and {@code _ . : -}
     * @param type what it is, named alike; none of the stream's own words
     * @param dataJson JSON text of one value
     * @param key what it is about: with {@link SlowPolicy#CONFLATE} a newer item of the same key takes its place as long as it
     *     waits; null for none
     * @return its number; it is in history then, as safe as the history promises
     * @throws IllegalArgumentException when a name is none, the text is no JSON or the item is too long
     * @throws UncheckedIOException when it can't be kept; then it was not published
     * @throws IllegalStateException when the hub is closed
     */
    public long publish(String topic, String type, String dataJson, @Nullable String key) {
        Heading heading = new Heading(topic, type);
        if (dataJson.length() > settings.itemBytes()
                || JsonValue.parse(dataJson).isEmpty()) {
            throw new IllegalArgumentException(
                    "dataJson: expected JSON of at most " + settings.itemBytes() + " bytes, was something else");
        }
        return append((seq, timestamp) -> StreamItem.encode(seq, timestamp, heading, key, dataJson));
    }

    /**
     * Publishes an item whose data is written when somebody wants to see it for the first time, which may be never. Never
     * waits: while another thread does the same, that one publishes this item too, after this has returned. Items of one thread
     * keep their order. Does nothing when the hub is closed.
     *
     * @param heading its topic and type
     * @param weight about how many bytes of memory the item takes until then, and as a message afterwards; what a history in
     *     memory may hold is counted in these
     * @param dataJson makes JSON text of one value, of things that never change; called at most once, by any thread; must not fail
     * @throws IllegalArgumentException when the item is too heavy
     */
    public void post(Heading heading, int weight, Supplier<String> dataJson) {
        requireLight(weight);
        StreamItem.Draft draft = new StreamItem.Draft(requireNonNull(heading, "heading"), weight, dataJson);
        posted.post(() -> {
            if (!closed) {
                long unused = append(draft);
            }
        });
    }

    private void requireLight(int weight) {
        if (weight > settings.itemBytes()) {
            throw new IllegalArgumentException(
                    "data: expected an item of at most " + settings.itemBytes() + " bytes, was " + weight);
        }
    }

    /**
     * Lets a viewer in: it is welcomed and gets what it wants from now on.
     *
     * @param line the way to it
     * @param remote who it is, for people
     * @param grant which topics it may see
     * @param wish what it wants, within the grant
     * @return the viewer, to be told what comes from the connection and when it has ended
     * @throws IllegalStateException when the hub is closed
     */
    public Viewer register(ViewerLine line, String remote, Grant grant, Wish wish) {
        if (closed) {
            throw new IllegalStateException("expected a stream that is not closed");
        }
        long number = numbers.incrementAndGet();
        Lane lane = lanes.get((int) (number % lanes.size()));
        Viewer viewer = new Viewer(
                number,
                requireNonNull(remote, "remote"),
                requireNonNull(grant, "grant"),
                requireNonNull(line, "line"),
                new Viewer.Surroundings(this, lane, catchUp, settings, notice, counters));
        counters.connected.increment();
        counters.viewers.incrementAndGet();
        viewers.add(viewer);
        lane.expect();
        lane.post(() -> viewer.begin(wish));
        if (closed) {
            lane.post(() -> viewer.end(1001, "the stream has ended"));
        }
        return viewer;
    }

    /** {@return a look at each viewer, in the order of coming} */
    public List<ViewerView> viewers() {
        return viewers.stream()
                .map(Viewer::view)
                .sorted(Comparator.comparingLong(ViewerView::number))
                .toList();
    }

    /** {@return what the hub has done so far} */
    public StreamFigures figures() {
        return new StreamFigures(
                counters.viewers.get(),
                counters.connected.sum(),
                newest - newestBefore,
                newest,
                history.oldest(),
                counters.sent.sum(),
                counters.bytes.sum(),
                counters.dropped.sum(),
                counters.conflated.sum(),
                counters.expelled.sum(),
                counters.replays.sum(),
                counters.errors.sum());
    }

    /** Sends every viewer away with 1001 and closes the history. Harmless when already closed. */
    @Override
    public void close() {
        synchronized (publishing) {
            if (closed) {
                return;
            }
            closed = true;
        }
        lanes.forEach(lane -> lane.each(viewer -> viewer.end(1001, "the stream has ended")));
        threads.end();
        try {
            history.close();
        } catch (IOException e) {
            LOG.warn("Closing the history of the stream {} failed", name, e);
        }
    }

    void gone(Viewer viewer) {
        if (viewers.remove(viewer)) {
            counters.viewers.decrementAndGet();
        }
    }

    void failed(Throwable failure) {
        LOG.error("The stream {} met a fault", name, failure);
    }

    private long append(StreamItem.Maker maker) {
        long seq = appended(maker);
        for (Lane lane : lanes) {
            lane.call();
        }
        return seq;
    }

    private long appended(StreamItem.Maker maker) {
        synchronized (publishing) {
            if (closed) {
                throw new IllegalStateException("expected a stream that is not closed");
            }
            Instant timestamp = notice.later(latest);
            StreamItem item = maker.make(newest + 1, timestamp);
            requireLight(item.weight());
            try {
                history.append(item);
            } catch (IOException e) {
                throw new UncheckedIOException("The item can't be kept", e);
            }
            if (recent != history) {
                recent.append(item);
            }
            latest = timestamp;
            newest = item.seq();
            return item.seq();
        }
    }

    private void begin() {
        again(settings.heartbeat().dividedBy(4), () -> lanes.forEach(lane -> lane.each(Viewer::tick)));
        again(settings.metrics(), this::publishFigures);
    }

    private void again(Duration interval, Runnable step) {
        Runnable unused = alarms.after(interval, () -> {
            if (!closed) {
                again(interval, step);
                step.run();
            }
        });
    }

    private void publishFigures() {
        if (counters.metricsWanted.get() > 0) {
            try {
                long unused = publish(Topics.METRICS, Topics.METRICS, figures().json(), Topics.METRICS);
            } catch (UncheckedIOException | IllegalStateException e) {
                LOG.debug("The figures of the stream {} were not published", name, e);
            }
        }
    }

    private static MemoryHistory recent(History history) {
        if (history instanceof MemoryHistory memory && memory.holds(RECENT_ITEMS, RECENT_BYTES)) {
            return memory;
        }
        MemoryHistory made = new MemoryHistory(RECENT_ITEMS, RECENT_BYTES);
        made.beginAfter(history.newest());
        return made;
    }

    private static Instant lastTimestamp(History history) {
        try {
            List<StreamItem> last = history.read(history.newest(), 1, 1).items();
            return last.isEmpty() ? Instant.EPOCH : last.get(0).timestamp();
        } catch (IOException e) {
            throw new UncheckedIOException("The history can't be read", e);
        }
    }

    /** Describes a hub. Confined to one thread. */
    public static final class Builder {
        private String name = "stream";
        private History history = History.memory(10_000, 64 << 20);
        private StreamSettings settings = StreamSettings.DEFAULT;
        private Clock clock = Clock.systemUTC();
        private Alarms alarms = Alarms.byTheClock();
        private int lanes = Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));
        private @Nullable Threads threads;

        private Builder() {}

        /**
         * Sets the stream's name, which each viewer is told.
         *
         * @param value {@code stream} by default
         * @return this builder
         */
        public Builder name(String value) {
            name = requireNonNull(value, "name");
            return this;
        }

        /**
         * Sets where items are kept. The hub closes it.
         *
         * @param value by default the last 10 000 items or 64 MiB in memory
         * @return this builder
         */
        public Builder history(History value) {
            history = requireNonNull(value, "history");
            return this;
        }

        /**
         * Sets how viewers are treated.
         *
         * @param value {@link StreamSettings#DEFAULT} by default
         * @return this builder
         */
        public Builder settings(StreamSettings value) {
            settings = requireNonNull(value, "settings");
            return this;
        }

        /**
         * Sets how many items may wait for a viewer, and what happens when more would.
         *
         * @param items 256 by default
         * @param policy {@link SlowPolicy#DROP_OLDEST} by default
         * @return this builder
         * @throws IllegalArgumentException when the number is not positive
         */
        public Builder queue(int items, SlowPolicy policy) {
            settings = settings.withQueue(items, policy);
            return this;
        }

        /**
         * Sets the clock and the alarms.
         *
         * @param now the time; the system's by default
         * @param later runs what is due later; by the system's clock by default
         * @return this builder
         */
        public Builder time(Clock now, Alarms later) {
            clock = requireNonNull(now, "now");
            alarms = requireNonNull(later, "later");
            return this;
        }

        /**
         * Sets how many lanes the viewers are shared out to, which is how many threads send at the same time.
         *
         * @param value at least 1; by default the number of processors, from 2 to 8
         * @return this builder
         * @throws IllegalArgumentException when it is less than 1
         */
        public Builder lanes(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("lanes: expected at least 1, was " + value);
            }
            lanes = value;
            return this;
        }

        /**
         * Sets the threads to work on, which stay the caller's.
         *
         * @param workers serve viewers; must not be held up by anything else
         * @param readers read history
         * @return this builder
         */
        public Builder executors(Executor workers, Executor readers) {
            threads = Threads.given(workers, readers);
            return this;
        }

        /**
         * Starts the hub.
         *
         * @return the hub
         */
        public StreamHub build() {
            StreamHub hub = new StreamHub(this);
            hub.begin();
            return hub;
        }
    }
}
