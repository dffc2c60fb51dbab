package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.testkit.time.Timeline;
import dev.neurosdk.testkit.time.VirtualTimeline;
import java.time.Duration;

/**
 * Notices when our own side stands still, for a garbage collection or a sleeping laptop: what was measured meanwhile is worth
 * nothing. In virtual time nothing stands still. Thread-safe.
 */
final class StallGuard implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(20);
    private static final Duration TOLERATED = Duration.ofMillis(100);

    private final Timeline timeline;
    private long due;
    private long worst;
    private boolean over;

    StallGuard(Timeline timeline) {
        this.timeline = timeline;
        over = timeline instanceof VirtualTimeline;
        next();
    }

    private synchronized void next() {
        if (!over) {
            due = timeline.nanos() + TICK.toNanos();
            Timeline.Alarm unused = timeline.schedule(TICK, this::tick);
        }
    }

    private synchronized void tick() {
        worst = Math.max(worst, timeline.nanos() - due);
        next();
    }

    /** Measures from now on. */
    synchronized void reset() {
        worst = 0;
    }

    /** How long our side stood still since, where that is too long; zero otherwise. */
    synchronized Duration stall() {
        Duration late = Duration.ofNanos(over ? worst : Math.max(worst, timeline.nanos() - due));
        return late.compareTo(TOLERATED) > 0 ? late : Duration.ZERO;
    }

    @Override
    public synchronized void close() {
        over = true;
    }
}
