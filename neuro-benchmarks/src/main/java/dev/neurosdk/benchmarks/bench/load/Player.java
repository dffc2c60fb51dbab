package dev.neurosdk.benchmarks.bench.load;

import dev.neurosdk.benchmarks.bench.load.Script.Step;
import dev.neurosdk.benchmarks.wire.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A game that goes through its script step by step: each one as soon as the one before is over, or, when it is paced, each
 * at its time. Then a step counts from when it should have begun, so that a server that keeps the game waiting can't hide
 * it. Confined to its lane.
 */
final class Player extends Hearing {

    private final Script script;
    private final List<Step> steps;
    private final boolean paced;
    private final Progress progress;
    private final DueTimes due = new DueTimes();
    private @Nullable Connection connection;
    private int next;
    private boolean isReady;
    private boolean isDone;
    private boolean waiting;
    private boolean ending;
    private long since;
    private int units;

    /**
     * A game that has not begun.
     *
     * @param progress is told once of each thing, whatever happens
     */
    Player(Lane lane, Script script, boolean paced, Progress progress) {
        super(lane, script);
        this.script = script;
        this.steps = script.steps();
        this.paced = paced;
        this.progress = progress;
    }

    @Override
    public void opened(Connection opened) {
        connection = opened;
        opened.send(script.prologue());
        opened.send(Frames.PING);
    }

    @Override
    public void pong(Connection from) {
        getReady();
    }

    /** Takes the first step, unless it is paced. */
    void begin() {
        if (!paced && !waiting) {
            step(System.nanoTime());
        }
    }

    /** Takes a step, or as soon as it can, that should begin at a certain time. */
    void due(long time) {
        if (waiting) {
            due.add(time);
        } else {
            step(time);
        }
    }

    /** Takes no step that is not due. */
    void end() {
        ending = true;
        finishWhenIdle();
    }

    /** Waits no longer; what it waited for counts with the time it has waited. */
    void giveUp() {
        if (!isDone) {
            long now = System.nanoTime();
            if (waiting) {
                lane.counts.surprise("no action within the time allowed");
                recordIfWanted(since, now);
            }
            while (!due.isEmpty()) {
                recordIfWanted(due.next(), now);
            }
            finish();
        }
    }

    void leave() {
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

    @Override
    void acted(Connection from, long now) {
        if (!waiting) {
            return; // what a server does unasked is its own affair, and has got its result
        }
        waiting = false;
        lane.completed(now, units);
        recordIfWanted(since, now);
        if (!due.isEmpty()) {
            step(due.next());
        } else if (ending) {
            finishWhenIdle();
        } else if (!paced) {
            step(now);
        }
    }

    @Override
    public void closed(Connection from, int code, String why) {
        if (!isDone) {
            lane.counts.surprise("a connection ended: " + code + " " + why);
        }
        connection = null;
        progress.gone().countDown();
        getReady();
        finish();
    }

    private void step(long begins) {
        Connection open = connection;
        if (open != null) {
            Step step = steps.get(next);
            next = next + 1 == steps.size() ? 0 : next + 1;
            since = begins;
            units = step.units();
            waiting = true;
            lane.counts.forces++;
            open.send(step.frame());
        }
    }

    /** A closed loop counts what ends within the window; a paced one, what should have begun in it. */
    private void recordIfWanted(long began, long now) {
        if (lane.isWithin(paced ? began : now)) {
            lane.record(began, now);
        }
    }

    private void getReady() {
        if (!isReady) {
            isReady = true;
            progress.ready().countDown();
        }
    }

    private void finishWhenIdle() {
        if (!waiting && due.isEmpty()) {
            finish();
        }
    }

    private void finish() {
        if (!isDone) {
            isDone = true;
            progress.done().countDown();
        }
    }
}
