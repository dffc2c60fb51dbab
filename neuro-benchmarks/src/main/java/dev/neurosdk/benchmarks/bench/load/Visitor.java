package dev.neurosdk.benchmarks.bench.load;

import dev.neurosdk.benchmarks.wire.Address;
import dev.neurosdk.benchmarks.wire.Connection;
import dev.neurosdk.benchmarks.wire.Frame;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A game that connects, introduces itself, forces once, says goodbye, and comes again. Its time is from connecting to the
 * action. Confined to its lane.
 */
final class Visitor extends Hearing {

    private final Address address;
    private final Frame visit;
    private final CountDownLatch done;
    private @Nullable Connection connection;
    private boolean acted;
    private boolean ending;
    private boolean isDone;
    private long since;

    Visitor(Lane lane, Address address, Script script, CountDownLatch done) {
        super(lane, script);
        this.address = address;
        this.visit = Frame.all(script.prologue(), script.steps().get(0).frame());
        this.done = done;
    }

    void come() {
        acted = false;
        since = System.nanoTime();
        lane.loop.connect(address, this);
    }

    /** Comes no more. */
    void end() {
        ending = true;
    }

    void giveUp() {
        if (!isDone) {
            lane.counts.surprise("a visit has not come to its end within the time allowed");
            Connection open = connection;
            if (open != null) {
                open.abort();
            }
        }
    }

    @Override
    public void opened(Connection opened) {
        connection = opened;
        lane.counts.forces++;
        opened.send(visit);
    }

    @Override
    void acted(Connection from, long now) {
        if (!acted) {
            acted = true;
            lane.completed(now, 1);
            if (lane.isWithin(now)) {
                lane.record(since, now);
            }
            from.close();
        }
    }

    @Override
    public void closed(Connection from, int code, String why) {
        connection = null;
        boolean failed = !acted;
        if (failed) {
            lane.counts.surprise("a connection ended: " + code + " " + why);
        }
        if (ending || failed) {
            isDone = true;
            done.countDown();
        } else {
            come();
        }
    }
}
