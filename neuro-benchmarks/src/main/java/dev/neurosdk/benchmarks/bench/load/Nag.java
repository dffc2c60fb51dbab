package dev.neurosdk.benchmarks.bench.load;

import dev.neurosdk.benchmarks.wire.Address;
import dev.neurosdk.benchmarks.wire.Connection;
import dev.neurosdk.benchmarks.wire.Frame;
import dev.neurosdk.benchmarks.wire.Listener;
import dev.neurosdk.benchmarks.wire.Loop;
import org.jspecify.annotations.Nullable;

/**
 * A game that asks for messages at a fixed rate and never reads one. When the server has had enough of it, it comes again.
 * Confined to its lane.
 */
final class Nag implements Listener, Loop.Ticker {

    private static final long INTERVAL = 1_000_000;
    private static final int UNREAD = 4096;
    private static final int ENOUGH = 1 << 20;

    private final Lane lane;
    private final Address address;
    private final Frame words = Script.nagging();
    private @Nullable Connection connection;
    private long next = System.nanoTime();
    private long asked;
    private long cuts;
    private boolean ending;

    Nag(Lane lane, Address address) {
        this.lane = lane;
        this.address = address;
    }

    void come() {
        lane.loop.connect(address, this, UNREAD);
    }

    void end() {
        ending = true;
        Connection open = connection;
        if (open != null) {
            open.abort();
        }
    }

    /** How many times it asked for three messages. */
    long asked() {
        return asked;
    }

    /** How many times the server ended the connection. */
    long cuts() {
        return cuts;
    }

    @Override
    public long tick(long now) {
        if (ending) {
            return NEVER;
        }
        if (now - next >= 0) {
            next = now + INTERVAL;
            Connection open = connection;
            // What the server doesn't read any more need not be sent.
            if (open != null && open.backlog() < ENOUGH) {
                open.send(words);
                asked++;
            }
        }
        return next;
    }

    @Override
    public void opened(Connection opened) {
        connection = opened;
        opened.pauseReading();
    }

    @Override
    public void text(Connection from, byte[] bytes, int begin, int length) {
        // What came along with the handshake.
    }

    @Override
    public void closed(Connection from, int code, String why) {
        connection = null;
        if (!ending) {
            cuts++;
            come();
        }
    }
}
