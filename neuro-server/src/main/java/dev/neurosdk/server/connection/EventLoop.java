package dev.neurosdk.server.connection;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for input on many connections. What is sent while it is dealt with leaves together: a peer that is woken for one message
 * is awake for the next. Confined to whichever thread Jetty lets wait, but for {@link #gathers()}.
 */
final class EventLoop extends ManagedSelector {

    private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);

    /** So many answers leave before more input is dealt with. */
    private static final int TOGETHER = 32;

    private final List<Line> gathered = new ArrayList<>();
    private int selected;
    /** Only ever compared with the thread that asks, which knows by itself whether it has written here. */
    private @Nullable Thread busy;

    EventLoop(SelectorManager manager, int id) {
        super(manager, id);
    }

    @Override
    protected int select(Selector selector) throws IOException {
        release();
        selected = super.select(selector);
        return selected;
    }

    /** Deals with input. */
    void run(Runnable task) {
        busy = Thread.currentThread();
        try {
            task.run();
        } finally {
            busy = null;
        }
    }

    /** Whether the calling thread is dealing with input of several connections, so that what it sends can wait a moment. */
    boolean gathers() {
        return busy == Thread.currentThread() && selected > 1;
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
