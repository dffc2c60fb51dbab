package dev.neurosdk.testkit.conformance.drive;

import dev.neurosdk.testkit.time.Timeline;
import dev.neurosdk.testkit.time.VirtualTimeline;
import java.time.Duration;

/**
 * Notices when our own side stands still, for a garbage collection or a sleeping laptop: what was measured meanwhile is worth
 * nothing. In virtual time nothing stands still. Thread-safe.
 */
public final class StallGuard implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(20);
    private static final Duration TOLERATED = Duration.ofMillis(100);

    private final Timeline timeline;
    private long due;
    private long worst;
    private boolean over;

    /**
     * Begins to watch.
     *
     * @param timeline the clock that is watched
     */
    public StallGuard(Timeline timeline) {
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
    public synchronized void reset() {
        worst = 0;
    }

    /** {@return how long our side stood still since, where that is too long; zero otherwise} */
    public synchronized Duration stall() {
        Duration late = Duration.ofNanos(over ? worst : Math.max(worst, timeline.nanos() - due));
        return late.compareTo(TOLERATED) > 0 ? late : Duration.ZERO;
    }

    /** Watches no longer. Idempotent. */
    @Override
    public synchronized void close() {
        over = true;
    }
}
