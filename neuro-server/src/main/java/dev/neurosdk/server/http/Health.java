package dev.neurosdk.server.http;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.JsonText;
import java.time.Duration;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** Whether the server serves, for whoever sends it traffic. Thread-safe. */
public final class Health {

    private final IntSupplier connections;
    private final LongSupplier nanos;
    private final long started;
    private volatile boolean draining;

    /**
     * A server that has just started.
     *
     * @param connections how many games are connected
     * @param nanos the time, in nanoseconds from any start, for example {@link System#nanoTime()}
     */
    public Health(IntSupplier connections, LongSupplier nanos) {
        this.connections = requireNonNull(connections, "connections");
        this.nanos = requireNonNull(nanos, "nanos");
        this.started = nanos.getAsLong();
    }

    /** From now on the server is about to end. */
    public void drain() {
        draining = true;
    }

    /** {@return whether new connections are welcome} */
    public boolean isServing() {
        return !draining;
    }

    /** {@return the version of this library; {@code unpackaged} when it does not run from its jar} */
    public static String version() {
        return Objects.requireNonNullElse(Health.class.getPackage().getImplementationVersion(), "unpackaged");
    }

    /** {@return how long it has been there} */
    public Duration uptime() {
        return Duration.ofNanos(nanos.getAsLong() - started);
    }

    /** {@return all of it as a JSON object} */
    String json() {
        return new JsonText()
                .beginObject()
                .member("status", draining ? "draining" : "ok")
                .member("version", version())
                .member("uptimeSeconds", uptime().toSeconds())
                .member("connections", connections.getAsInt())
                .endObject()
                .toString();
    }
}
