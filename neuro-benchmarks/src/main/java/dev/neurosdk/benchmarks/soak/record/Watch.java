package dev.neurosdk.benchmarks.soak.record;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Takes samples at intervals while something else goes on, and prints those with a heap. Thread-safe. */
public final class Watch implements AutoCloseable {

    private final Recording recording;
    private final Duration every;
    private final PrintWriter out;
    private final long heapNanos;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private long lastHeap;
    private volatile @Nullable IOException failure;

    /**
     * Makes a watch that has not begun.
     *
     * @param recording takes the samples
     * @param every how often to look at threads, files and memory
     * @param heapEvery how often to look at the heap too, for which the server stands still
     * @param out where to print
     */
    public Watch(Recording recording, Duration every, Duration heapEvery, PrintWriter out) {
        this.recording = recording;
        this.every = every;
        this.out = out;
        heapNanos = heapEvery.toNanos();
        lastHeap = System.nanoTime() - heapNanos;
    }

    /** Begins to watch. */
    public void begin() {
        var unused = clock.scheduleAtFixedRate(this::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (failure != null) {
            return;
        }
        try {
            long now = System.nanoTime();
            if (now - lastHeap < heapNanos) {
                recording.glance();
            } else {
                lastHeap = now;
                print(out, recording.examine());
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    /**
     * Prints a sample in one line.
     *
     * @param out where to
     * @param sample the sample
     */
    public static void print(PrintWriter out, Sample sample) {
        out.printf(
                Locale.ROOT,
                "%7.0f s  heap %s  threads %d  files %d  resident %.0f MB%n",
                sample.seconds(),
                sample.heap() == null
                        ? "-"
                        : String.format(
                                Locale.ROOT,
                                "%.2f MB, sessions %d",
                                sample.heap().bytes() / 1e6,
                                sample.heap().sessions()),
                sample.vitals().threads(),
                sample.vitals().files(),
                sample.vitals().residentBytes() / 1e6);
        out.flush();
    }

    /**
     * Ends watching.
     *
     * @throws IOException when looking has failed meanwhile, most likely because the process ended
     */
    @Override
    public void close() throws IOException {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IOException("expected to see how the server is within a minute, was still looking");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while looking at the server");
        }
        IOException failed = failure;
        if (failed != null) {
            throw failed;
        }
    }
}
