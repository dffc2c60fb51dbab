package dev.neurosdk.benchmarks.bench.load;

import dev.neurosdk.benchmarks.wire.Connection;
import dev.neurosdk.benchmarks.wire.Frame;
import org.jspecify.annotations.Nullable;

/** A game that introduces itself and then does nothing. Confined to its lane. */
final class Sitter extends Hearing {

    private final Frame prologue;
    private final Progress progress;
    private final Runnable next;
    private final long since = System.nanoTime();
    private @Nullable Connection connection;
    private boolean isReady;
    private boolean leaving;

    /**
     * A game that is about to connect.
     *
     * @param next is run when it is there, or will never be
     */
    Sitter(Lane lane, Script script, Progress progress, Runnable next) {
        super(lane);
        this.prologue = script.prologue();
        this.progress = progress;
        this.next = next;
    }

    @Override
    public void opened(Connection opened) {
        connection = opened;
        opened.send(prologue);
        opened.send(Frames.PING);
    }

    @Override
    public void pong(Connection from) {
        if (!isReady) {
            long now = System.nanoTime();
            lane.completed(now, 1);
            lane.record(since, now);
            getReady();
        }
    }

    @Override
    void acted(Connection from, long now) {
        // It has got its result, and that is all.
    }

    void leave() {
        leaving = true;
        Connection open = connection;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void closed(Connection from, int code, String why) {
        if (!leaving) {
            lane.counts.surprise("a connection ended: " + code + " " + why);
        }
        connection = null;
        progress.gone().countDown();
        getReady();
    }

    private void getReady() {
        if (!isReady) {
            isReady = true;
            progress.ready().countDown();
            next.run();
        }
    }
}
