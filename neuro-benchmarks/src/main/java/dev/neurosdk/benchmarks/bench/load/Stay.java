package dev.neurosdk.benchmarks.bench.load;

import dev.neurosdk.benchmarks.wire.Connection;
import org.jspecify.annotations.Nullable;

/** The stay of somebody who comes, is there until told to leave, and tells a round's progress. Confined to its lane. */
final class Stay {

    private final Lane lane;
    private final Progress progress;
    private final Runnable next;
    private @Nullable Connection connection;
    private boolean isReady;
    private boolean leaving;

    /**
     * A stay that is about to begin.
     *
     * @param next is run when it has, or never will
     */
    Stay(Lane lane, Progress progress, Runnable next) {
        this.lane = lane;
        this.progress = progress;
        this.next = next;
    }

    void opened(Connection opened) {
        connection = opened;
    }

    boolean isReady() {
        return isReady;
    }

    void getReady() {
        if (!isReady) {
            isReady = true;
            progress.ready().countDown();
            next.run();
        }
    }

    void leave() {
        leaving = true;
        Connection open = connection;
        if (open != null) {
            open.close();
        }
    }

    /** Leaves without a word. */
    void vanish() {
        Connection open = connection;
        if (open != null) {
            lane.counts.surprise("no answer to a close frame within the time allowed");
            open.abort();
        }
    }

    void closed(int code, String why) {
        if (!leaving) {
            lane.counts.surprise("a connection ended: " + code + " " + why);
        }
        connection = null;
        progress.gone().countDown();
        getReady();
    }
}
