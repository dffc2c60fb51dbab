package dev.neurosdk.benchmarks.soak.load;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;

/** Connections that stay open on this side until let go, whatever the server does with its side. Thread-safe. */
public final class Held implements Closeable {

    private final Queue<Closeable> held = new ArrayDeque<>();

    /** Makes an empty one. */
    public Held() {}

    synchronized void hold(Closeable connection) {
        held.add(connection);
    }

    /**
     * Lets go of all.
     *
     * @throws IOException when one can't be closed
     */
    @Override
    public synchronized void close() throws IOException {
        for (Closeable next = held.poll(); next != null; next = held.poll()) {
            next.close();
        }
    }
}
