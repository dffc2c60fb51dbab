package dev.neurosdk.benchmarks.bench.load;

import dev.neurosdk.benchmarks.wire.Address;
import dev.neurosdk.benchmarks.wire.Connection;
import dev.neurosdk.benchmarks.wire.Frame;
import dev.neurosdk.benchmarks.wire.Listener;
import dev.neurosdk.benchmarks.wire.Loop;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A game that asks for messages and never reads one: first quickly, until the kernel takes no more for it, and then so slowly
 * that the asking costs the others nothing. When the server has had enough of it, it comes again. Confined to its lane.
 */
final class Nag implements Listener, Loop.Ticker {

    private static final long QUICK = 1_000_000;
    private static final long SLOW = 20_000_000;
    private static final int UNREAD = 4096;
    private static final int ENOUGH = 1 << 20;

    /** Linux takes the answers to some 14 000; what is asked for then waits in the server. */
    private static final int FILLING = 14_000;

    private static final int AT_ONCE = 10;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Lane lane;
    private final Address address;
    private final Frame words = Script.nagging();
    private final CountDownLatch full = new CountDownLatch(1);
    private @Nullable Connection connection;
    private long next = System.nanoTime();
    private long asked;
    private long cuts;
    private boolean ending;

    Nag(Lane lane, Address address) {
        this.lane = lane;
        this.address = address;
    }

    /** Comes and waits until it has asked for all that the kernel takes; but not for long, since a server need not read it. */
    void come() throws InterruptedException {
        connect();
        lane.loop.tick(this);
        boolean unused = Progress.within(full, LONGEST);
    }

    private void connect() {
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
            next = now + (isFull() ? SLOW : QUICK);
            Connection open = connection;
            // What the server doesn't read any more need not be sent.
            for (int i = isFull() ? 1 : AT_ONCE; i > 0 && open != null && open.backlog() < ENOUGH; i--) {
                open.send(words);
                asked++;
            }
            if (isFull()) {
                full.countDown();
            }
        }
        return next;
    }

    private boolean isFull() {
        return asked >= FILLING;
    }

    @Override
    public void opened(Connection opened) {
        connection = opened;
        opened.pauseReading();
        if (ending) {
            opened.abort();
        }
    }

    @Override
    public void text(Connection from, byte[] bytes, int begin, int length) {
        // What came along with the handshake.
    }

    @Override
    public void closed(Connection from, int code, String why) {
        boolean cut = connection != null && !ending;
        connection = null;
        if (cut) {
            cuts++;
            connect();
        }
    }
}
