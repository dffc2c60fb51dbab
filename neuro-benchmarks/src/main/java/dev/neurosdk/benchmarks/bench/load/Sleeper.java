package dev.neurosdk.benchmarks.bench.load;

import dev.neurosdk.benchmarks.bench.server.Subject;
import dev.neurosdk.benchmarks.wire.Address;
import dev.neurosdk.benchmarks.wire.Connection;
import dev.neurosdk.benchmarks.wire.Listener;
import dev.neurosdk.benchmarks.wire.Loop;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A viewer that reads its welcome and nothing more. When the server has had enough of it, it comes again; it hears of that
 * because it sends a pong, which nobody asked for, now and then. Confined to its lane.
 */
final class Sleeper implements Listener, Loop.Ticker {

    private static final int UNREAD = 4096;
    private static final long INTERVAL = 100_000_000;

    private final Lane lane;
    private final Address address;
    private final CountDownLatch there = new CountDownLatch(1);
    private @Nullable Connection connection;
    private long next = System.nanoTime();
    private boolean leaving;
    private long cuts;

    Sleeper(Lane lane, Address address) {
        this.lane = lane;
        this.address = address;
    }

    /** Connects and waits until it has been welcomed. */
    void come(Subject subject, Duration patience) throws IOException, InterruptedException {
        connect();
        lane.loop.tick(this);
        if (!Progress.within(there, patience)) {
            leave();
            throw new IOException(
                    "expected " + subject.name() + " to welcome a viewer, none was within the time allowed");
        }
    }

    private void connect() {
        lane.loop.connect(address, this, UNREAD);
    }

    void leave() throws InterruptedException {
        Crew.onEach(List.of(lane), mine -> {
            leaving = true;
            Connection open = connection;
            if (open != null) {
                open.abort();
            }
        });
    }

    /** How many times the server ended the connection; to be asked after {@link #leave}. */
    long cuts() {
        return cuts;
    }

    @Override
    public long tick(long now) {
        if (leaving) {
            return NEVER;
        }
        Connection open = connection;
        if (open != null && now - next >= 0) {
            next = now + INTERVAL;
            open.send(Frames.PONG);
        }
        return now + INTERVAL;
    }

    @Override
    public void opened(Connection opened) {
        connection = opened;
        if (leaving) {
            opened.abort();
        }
    }

    @Override
    public void text(Connection from, byte[] bytes, int begin, int length) {
        from.pauseReading();
        there.countDown();
    }

    @Override
    public void closed(Connection from, int code, String why) {
        boolean cut = connection != null && !leaving;
        connection = null;
        if (cut) {
            cuts++;
            connect();
        }
    }
}
