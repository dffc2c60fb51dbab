package dev.neurosdk.benchmarks.bench.load;

import dev.neurosdk.benchmarks.wire.Connection;
import dev.neurosdk.benchmarks.wire.Frame;

/** A game that introduces itself and then does nothing. Confined to its lane. */
final class Sitter extends Hearing {

    private final Frame prologue;
    private final Stay stay;
    private final long since = System.nanoTime();

    /**
     * A game that is about to connect.
     *
     * @param next is run when it is there, or will never be
     */
    Sitter(Lane lane, Script script, Progress progress, Runnable next) {
        super(lane, script);
        this.prologue = script.prologue();
        this.stay = new Stay(lane, progress, next);
    }

    @Override
    public void opened(Connection opened) {
        stay.opened(opened);
        opened.send(prologue);
        opened.send(Frames.PING);
    }

    @Override
    public void pong(Connection from) {
        if (!stay.isReady()) {
            long now = System.nanoTime();
            lane.completed(now, 1);
            lane.record(since, now);
            stay.getReady();
        }
    }

    @Override
    void acted(Connection from, long now) {
        // It has got its result, and that is all.
    }

    void leave() {
        stay.leave();
    }

    @Override
    public void closed(Connection from, int code, String why) {
        stay.closed(code, why);
    }
}
