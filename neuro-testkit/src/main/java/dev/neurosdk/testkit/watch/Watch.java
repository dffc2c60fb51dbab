package dev.neurosdk.testkit.watch;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.fault.FaultPlan;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.time.TimeScale;
import dev.neurosdk.testkit.transport.Relay;
import dev.neurosdk.testkit.transport.Upstream;
import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A proxy between games and a server. It forwards bytes untouched, handshake included, and looks at a copy of them: what it
 * understands is recorded and judged while it happens, and what it doesn't understand, or cannot keep up with, goes through
 * all the same. Thread-safe.
 */
public final class Watch implements AutoCloseable {

    private final URI uri;
    private final IntSupplier connections;
    private final Runnable end;
    private final TapQueue tap;

    private Watch(Relay relay, TapQueue tap) {
        this.uri = relay.uri();
        this.connections = relay::connections;
        this.end = relay::close;
        this.tap = tap;
    }

    private Watch(FaultyRelay relay, TapQueue tap) {
        this.uri = relay.uri();
        this.connections = relay::connections;
        this.end = relay::close;
        this.tap = tap;
    }

    /** {@return a way to say what is watched; {@link Builder#upstream} has to be called} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the address for games, with the port in use} */
    public URI uri() {
        return uri;
    }

    /** {@return how many games are connected} */
    public int connections() {
        return connections.getAsInt();
    }

    /** {@return what a recorder or listener threw first; nothing as a rule. The traffic does not care.} */
    public Optional<Throwable> failure() {
        return tap.failure();
    }

    /** Ends both sides of every connection, and returns when everything has been recorded. Idempotent. */
    @Override
    public void close() {
        end.run();
        tap.close();
    }

    /** Says what is watched. Confined to one thread. */
    public static final class Builder {
        private String host = "127.0.0.1";
        private int port;
        private @Nullable URI upstream;
        private @Nullable X509Certificate trusted;
        private Duration deadline = TimeScale.scaled(Duration.ofSeconds(5));
        private Recorder recorder = Recorder.none();
        private Edition edition = Edition.newest();
        private Consumer<LogEntry.Finding> findings = finding -> {};
        private FaultPlan faults = FaultPlan.none();
        private long seed;

        private Builder() {}

        /**
         * Where games connect to. The default is a free port of 127.0.0.1.
         *
         * @param address an address of this machine
         * @param number the port; 0 for a free one
         * @return this
         */
        public Builder listen(String address, int number) {
            host = requireNonNull(address, "address");
            port = number;
            return this;
        }

        /**
         * The server behind. It need not run yet: a game that comes too early gets HTTP 502.
         *
         * @param server a {@code ws} or {@code wss} address without a path, which comes from the game
         * @return this
         */
        public Builder upstream(URI server) {
            upstream = requireNonNull(server, "server");
            return this;
        }

        /**
         * Trusts one certificate of the server instead of those that this Java trusts; for {@code wss}.
         *
         * @param certificate the certificate; the server's name is not compared with it
         * @return this
         */
        public Builder trust(X509Certificate certificate) {
            trusted = requireNonNull(certificate, "certificate");
            return this;
        }

        /**
         * How long connecting to the server may take. The default is 5 s.
         *
         * @param limit the longest
         * @return this
         */
        public Builder deadline(Duration limit) {
            deadline = requireNonNull(limit, "limit");
            return this;
        }

        /**
         * Who is told what happens, findings included, on one thread. The default forgets it.
         *
         * @param told the recorder
         * @return this
         */
        public Builder recorder(Recorder told) {
            recorder = requireNonNull(told, "told");
            return this;
        }

        /**
         * The edition that both sides are judged by. The default is the newest.
         *
         * @param judged the edition
         * @return this
         */
        public Builder edition(Edition judged) {
            edition = requireNonNull(judged, "judged");
            return this;
        }

        /**
         * Who is told of broken rules, besides the recorder and on its thread.
         *
         * @param listener is given each finding
         * @return this
         */
        public Builder findings(Consumer<LogEntry.Finding> listener) {
            findings = requireNonNull(listener, "listener");
            return this;
        }

        /**
         * What goes wrong on the way. The default is nothing. With a plan, messages are forwarded instead of bytes: frames
         * are made anew, and pings answered here.
         *
         * @param plan the plan
         * @param run decides everything that is left to chance, together with the plan's own seed
         * @return this
         */
        public Builder faults(FaultPlan plan, long run) {
            faults = requireNonNull(plan, "plan");
            seed = run;
            return this;
        }

        /**
         * Starts to listen.
         *
         * @return the proxy
         * @throws IOException when the port is taken or the address is not of this machine
         * @throws IllegalStateException when no server was given
         * @throws IllegalArgumentException when its address is none that can be watched
         */
        public Watch start() throws IOException {
            if (upstream == null) {
                throw new IllegalStateException("upstream: expected the address of a server, was none");
            }
            Upstream server = new Upstream(upstream, trusted, deadline);
            TapQueue tap = new TapQueue(new Judge(edition, recorder, findings));
            try {
                return faults.isEmpty()
                        ? new Watch(Relay.listen(host, port, server, tap), tap)
                        : new Watch(new FaultyRelay(host, port, server, faults, seed, tap::record), tap);
            } catch (IOException | RuntimeException e) {
                tap.close();
                throw e;
            }
        }
    }
}
