package dev.neurosdk.benchmarks.bench.load;

import dev.neurosdk.benchmarks.wire.Envelope;
import dev.neurosdk.benchmarks.wire.Loop;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What the games on one loop share: the loop, the clock's window, the counts and the histogram. Confined to the loop's
 * thread while it runs.
 */
final class Lane {

    private static final long LONGEST = TimeUnit.HOURS.toNanos(1);
    private static final int DIGITS = 3;

    final Loop loop;
    final Envelope envelope = new Envelope();
    final Counts counts = new Counts();
    final Histogram latency = new Histogram(LONGEST, DIGITS);
    private long begin = Long.MAX_VALUE;
    private long end = Long.MAX_VALUE;
    private long units;

    Lane(Loop loop) {
        this.loop = loop;
    }

    /** Sets what counts: times as of {@link System#nanoTime()}. */
    void window(long from, long to) {
        begin = from;
        end = to;
    }

    /** So many units are done. */
    void completed(long now, int done) {
        if (isWithin(now)) {
            units += done;
        }
    }

    /** How long an operation took. */
    void record(long since, long now) {
        latency.recordValue(Math.min(Math.max(1, now - since), LONGEST));
    }

    boolean isWithin(long time) {
        return time - begin >= 0 && time - end < 0;
    }

    long units() {
        return units;
    }
}
