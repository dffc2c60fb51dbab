package dev.neurosdk.server.connection;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for input on many connections. What is sent while it is dealt with leaves together: a peer that is woken for one message
 * is awake for the next. And it stays awake for a moment itself, as long as peers are quick enough for that to pay. Confined to
 * whichever thread Jetty lets wait, but for {@link #gathers()} and {@link #hasTakenMany()}.
 */
final class EventLoop extends ManagedSelector {

    private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);

    /** So many connections' answers leave before more input is dealt with. */
    static final int TOGETHER = 64;

    /** So many messages of one connection in a row take long. */
    static final int MANY = 64;

    /** About what it takes to fall asleep and be woken, in nanoseconds. */
    private static final long AWAKE = 50_000;

    /** So often it falls asleep at once after having been awake in vain again and again. */
    private static final int LONGEST_REST = 63;

    private final LongSupplier nanos;
    private final List<Line> gathered = new ArrayList<>();
    private int selected;
    private int taken;
    private boolean active;
    private int rest;
    private int resting;
    /** Only ever compared with the thread that asks, which knows by itself whether it has written here. */
    private @Nullable Thread busy;

    EventLoop(SelectorManager manager, int id, LongSupplier nanos) {
        super(manager, id);
        this.nanos = nanos;
    }

    @Override
    protected int select(Selector selector) throws IOException {
        release();
        selected = staysAwake() ? look(selector) : super.select(selector);
        return selected;
    }

    private boolean staysAwake() {
        boolean awake = active && resting == 0;
        resting = active && !awake ? resting - 1 : resting;
        active = false;
        return awake;
    }

    /** Whoever finds nothing is asked to wait after all, once Jetty has seen to what may have come in the meantime. */
    private int look(Selector selector) throws IOException {
        long begin = nanos.getAsLong();
        int found = selector.selectNow();
        while (found == 0 && nanos.getAsLong() - begin < AWAKE) {
            Thread.onSpinWait();
            found = selector.selectNow();
        }
        rest = found > 0 ? 0 : Math.min(2 * rest + 1, LONGEST_REST);
        resting = rest;
        return found;
    }

    /** Deals with input of one connection. */
    void run(Runnable task) {
        active = true;
        taken = 0;
        busy = Thread.currentThread();
        try {
            task.run();
        } finally {
            busy = null;
        }
    }

    /** Whether the calling thread is dealing with input of several connections, so that what it sends can wait a moment. */
    boolean gathers() {
        return isHere() && selected > 1;
    }

    /**
     * Counts a message, and tells whether the calling thread keeps other connections waiting for this one, so that another thread
     * should go on with it.
     */
    boolean hasTakenMany() {
        return isHere() && ++taken >= MANY;
    }

    private boolean isHere() {
        return busy == Thread.currentThread();
    }

    /** Has a line released with the others. */
    void gather(Line line) {
        gathered.add(line);
        if (gathered.size() == TOGETHER) {
            release();
        }
    }

    private void release() {
        for (Line line : gathered) {
            try {
                line.release();
            } catch (RuntimeException e) {
                LOG.error("What was gathered for a connection could not be sent", e);
            }
        }
        gathered.clear();
    }
}
