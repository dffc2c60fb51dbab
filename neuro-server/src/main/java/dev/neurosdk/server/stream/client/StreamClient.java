package dev.neurosdk.server.stream.client;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.server.mailbox.Mailbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Watches a live stream: connects, tells a listener what comes, and after a loss connects again and goes on with the item after
 * the last one, so that nothing is lost or repeated that the server still has. Thread-safe.
 *
 * <pre>{@code
 * try (StreamClient prices = StreamClient.builder(URI.create("ws://127.0.0.1:8765"))
 *         .begin(Replay.last(10))
 *         .connect(item -> System.out.println(item.data()))) {
 *     prices.ended().join();
 * }
 * }</pre>
 */
public final class StreamClient implements AutoCloseable {

    /** How many items are kept unless said otherwise. */
    public static final int DEFAULT_HISTORY = 100;

    private static final int SILENT_PINGS = 3;
    private static final int POLICY = 1008;
    private static final Set<String> SCHEMES = Set.of("ws", "wss");

    private final Builder settings;
    private final StreamListener listener;
    private final Dial dial;
    private final Clockwork clock;
    private final Runnable stopClock;
    private final Recent recent;
    private final Course course;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Mailbox steps = new Mailbox(StreamClient::uncaught);

    // Confined to the mailbox.
    private long connection;
    private Dial.@Nullable Link link;
    private int failures;
    private int silentPings;
    private Runnable stopTimer = () -> {};

    private volatile StreamPhase phase = StreamPhase.CONNECTING;

    private StreamClient(Builder settings, StreamListener listener, Dial dial, Clockwork clock, Runnable stopClock) {
        this.settings = settings;
        this.listener = new GuardedListener(listener, StreamClient::uncaught);
        this.dial = dial;
        this.clock = clock;
        this.stopClock = stopClock;
        this.recent = new Recent(settings.history);
        this.course = new Course(this.listener, recent, settings.topics, settings.filter, settings.begin);
    }

    /**
     * Starts describing a client.
     *
     * @param server the address of the stream, with {@code ws} or {@code wss}; its query is kept
     * @return a builder in which everything else has a default
     */
    public static Builder builder(URI server) {
        return new Builder(server);
    }

    /** {@return where the connection is in its life} */
    public StreamPhase phase() {
        return phase;
    }

    /** {@return the newest item; empty before the first} */
    public Optional<StreamUpdate> latest() {
        return recent.latest();
    }

    /**
     * The newest items.
     *
     * @param limit how many at most, 0 or more
     * @return as many as there are and the client keeps, oldest first; a copy
     */
    public List<StreamUpdate> history(int limit) {
        return recent.newest(limit);
    }

    /**
     * Changes what is seen, now and after every reconnection.
     *
     * @param topics the topics to see; empty leaves them as they are
     * @param filter JSON text of a filter; null for none
     */
    public void subscribe(Collection<String> topics, @Nullable String filter) {
        List<String> wanted = List.copyOf(topics);
        steps.post(() -> tell(course.subscribe(wanted, filter)));
    }

    /**
     * Goes back in the stream and comes forward again; items that were seen before come once more.
     *
     * @param from where to begin
     */
    public void replay(Replay from) {
        requireNonNull(from, "from");
        steps.post(() -> tell(course.replay(from)));
    }

    /**
     * Sends a text as it is.
     *
     * @param text a message of this side
     * @return whether it went into the connection that is open now; always completes
     */
    public CompletableFuture<Boolean> send(String text) {
        requireNonNull(text, "text");
        CompletableFuture<Boolean> sent = new CompletableFuture<>();
        steps.post(() -> sent.complete(tell(text)));
        return sent;
    }

    /** {@return a future that completes when the client has ended for good; a copy} */
    public CompletableFuture<Void> ended() {
        return ended.copy();
    }

    /** Disconnects and does not come back. Harmless when already ended. */
    @Override
    public void close() {
        steps.post(() -> end("closed by this side"));
    }

    private boolean tell(String text) {
        Dial.Link open = link;
        return open != null && open.send(text);
    }

    private void connect() {
        long number = ++connection;
        silentPings = 0;
        change(StreamPhase.CONNECTING, "");
        stopTimer = clock.after(settings.patience, () -> post(number, () -> lost("no welcome in time")));
        dial.open(course.address(settings.server), settings.token, new Hearing(number))
                .whenComplete((opened, failure) -> steps.post(() -> answered(number, opened, failure)));
    }

    private void answered(long number, Dial.@Nullable Link opened, @Nullable Throwable failure) {
        if (opened != null) {
            if (number == connection && phase != StreamPhase.ENDED) {
                link = opened;
                opened.begin();
            } else {
                opened.abort();
            }
        } else if (number == connection && phase != StreamPhase.ENDED) {
            refused(failure);
        }
    }

    private void refused(@Nullable Throwable thrown) {
        Throwable failure = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        String why = failure == null ? "no connection" : String.valueOf(failure.getMessage());
        if (failure instanceof Dial.RefusedException refusal && !refusal.mayPass()) {
            end(why);
        } else {
            lost(why);
        }
    }

    private void heard(String text) {
        silentPings = 0;
        if (course.take(text)) {
            stopTimer.run();
            failures = 0;
            change(StreamPhase.CONNECTED, "");
            stopTimer = clock.after(settings.pings, this::ping);
        }
    }

    private void ping() {
        long number = connection;
        post(number, () -> {
            Dial.Link open = link;
            if (open == null || ++silentPings > SILENT_PINGS) {
                lost("nothing was heard of the server");
                return;
            }
            open.ping();
            stopTimer = clock.after(settings.pings, this::ping);
        });
    }

    private void lost(String why) {
        drop();
        failures++;
        Duration pause = settings.backoff.pause(failures, settings.random);
        change(StreamPhase.WAITING, why);
        long number = connection;
        stopTimer = clock.after(pause, () -> post(number, this::connect));
    }

    private void end(String why) {
        if (phase == StreamPhase.ENDED) {
            return;
        }
        Dial.Link open = link;
        link = null;
        drop();
        if (open != null) {
            open.close();
            Runnable unused = clock.after(settings.patience, open::abort);
        }
        stopClock.run();
        change(StreamPhase.ENDED, why);
        ended.complete(null);
    }

    /** What comes from the connection so far no longer counts. */
    private void drop() {
        connection++;
        stopTimer.run();
        Dial.Link open = link;
        link = null;
        if (open != null) {
            open.abort();
        }
    }

    private void change(StreamPhase next, String why) {
        phase = next;
        listener.changed(next, why);
    }

    private void post(long number, Runnable step) {
        steps.post(() -> {
            if (number == connection && phase != StreamPhase.ENDED) {
                step.run();
            }
        });
    }

    private static void uncaught(Throwable failure) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    }

    /** Hears one connection, as long as it counts. */
    private final class Hearing implements Dial.Ear {

        private final long number;

        Hearing(long number) {
            this.number = number;
        }

        @Override
        public void text(String text, Runnable done) {
            post(number, () -> heard(text));
            steps.post(done);
        }

        @Override
        public void alive() {
            post(number, () -> silentPings = 0);
        }

        @Override
        public void ended(int code, String why) {
            String what = "closed with " + code + (why.isEmpty() ? "" : ": " + why);
            post(number, () -> {
                if (code == POLICY) {
                    end(what);
                } else {
                    lost(what);
                }
            });
        }
    }

    /** Describes a client. Confined to one thread. */
    public static final class Builder {

        private final URI server;
        private List<String> topics = List.of();
        private @Nullable String filter;
        private @Nullable String token;
        private @Nullable Replay begin;
        private int history = DEFAULT_HISTORY;
        private Backoff backoff = Backoff.USUAL;
        private Duration patience = Duration.ofSeconds(10);
        private Duration pings = Duration.ofSeconds(10);
        private int messageLength = 1 << 20;
        private @Nullable HttpClient http;
        private RandomGenerator random = new Random();

        private Builder(URI server) {
            this.server = requireNonNull(server, "server");
        }

        /**
         * Sets the topics to see.
         *
         * @param names the topics; all that the server allows when there are none, which is the default
         * @return this builder
         */
        public Builder topics(String... names) {
            topics = List.of(names);
            return this;
        }

        /**
         * Sets a filter.
         *
         * @param json JSON text of a filter, see {@code docs/stream.md}; none by default
         * @return this builder
         */
        public Builder filter(String json) {
            filter = requireNonNull(json, "json");
            return this;
        }

        /**
         * Sets the token to show, as a bearer token.
         *
         * @param value the token; none by default
         * @return this builder
         */
        public Builder token(String value) {
            token = requireNonNull(value, "value");
            return this;
        }

        /**
         * Sets where to begin.
         *
         * @param from the place; by default what is published from now on
         * @return this builder
         */
        public Builder begin(Replay from) {
            begin = requireNonNull(from, "from");
            return this;
        }

        /**
         * Sets how many items are kept for {@link StreamClient#history}.
         *
         * @param items 1 or more; {@value StreamClient#DEFAULT_HISTORY} by default
         * @return this builder
         * @throws IllegalArgumentException when it is less than 1
         */
        public Builder history(int items) {
            if (items < 1) {
                throw new IllegalArgumentException("items: expected 1 or more, was " + items);
            }
            history = items;
            return this;
        }

        /**
         * Sets the pauses between tries.
         *
         * @param value the pauses; {@link Backoff#USUAL} by default
         * @return this builder
         */
        public Builder backoff(Backoff value) {
            backoff = requireNonNull(value, "value");
            return this;
        }

        /**
         * Sets how long the server may take to welcome this side.
         *
         * @param value more than zero; 10 seconds by default
         * @return this builder
         */
        public Builder patience(Duration value) {
            patience = positive("patience", value);
            return this;
        }

        /**
         * Sets how often the server is asked for a sign of life. After three pings without any the connection is given up: the
         * JDK's WebSocket does not always notice that the other side has gone.
         *
         * @param interval more than zero; 10 seconds by default
         * @return this builder
         */
        public Builder pings(Duration interval) {
            pings = positive("interval", interval);
            return this;
        }

        /**
         * Sets the longest message taken; one longer ends the connection, and the client connects again.
         *
         * @param characters 1 or more; 1 048 576 by default
         * @return this builder
         * @throws IllegalArgumentException when it is less than 1
         */
        public Builder messageLength(int characters) {
            if (characters < 1) {
                throw new IllegalArgumentException("characters: expected 1 or more, was " + characters);
            }
            messageLength = characters;
            return this;
        }

        /**
         * Sets the HTTP client to connect with, for TLS and proxies of one's own.
         *
         * @param value the client; one of its own by default
         * @return this builder
         */
        public Builder http(HttpClient value) {
            http = requireNonNull(value, "value");
            return this;
        }

        /**
         * Sets where the jitter of the pauses comes from.
         *
         * @param value used by one thread at a time; a {@link Random} by default
         * @return this builder
         */
        public Builder random(RandomGenerator value) {
            random = requireNonNull(value, "value");
            return this;
        }

        /**
         * Starts connecting; returns at once.
         *
         * @param listener is told what comes
         * @return the client
         * @throws IllegalArgumentException when the server's address is not one of a WebSocket
         */
        public StreamClient connect(StreamListener listener) {
            if (server.getHost() == null || !SCHEMES.contains(String.valueOf(server.getScheme()))) {
                throw new IllegalArgumentException("server: expected ws://HOST:PORT or wss://HOST:PORT, was " + server);
            }
            ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1, task -> {
                Thread thread = new Thread(task, "neuro-stream-client");
                thread.setDaemon(true);
                return thread;
            });
            timers.setRemoveOnCancelPolicy(true);
            HttpClient client = http == null ? HttpClient.newHttpClient() : http;
            return connect(
                    listener,
                    new JdkDial(client, patience, messageLength),
                    (delay, task) -> {
                        Future<?> due = timers.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
                        return () -> due.cancel(false);
                    },
                    timers::shutdown);
        }

        StreamClient connect(StreamListener listener, Dial dial, Clockwork clock, Runnable stopClock) {
            StreamClient client = new StreamClient(this, requireNonNull(listener, "listener"), dial, clock, stopClock);
            client.steps.post(client::connect);
            return client;
        }

        private static Duration positive(String name, Duration value) {
            if (value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException(name + ": expected more than zero, was " + value);
            }
            return value;
        }
    }
}
