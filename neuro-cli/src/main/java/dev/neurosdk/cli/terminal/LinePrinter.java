package dev.neurosdk.cli.terminal;

import java.io.PrintStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Prints lines in order, on a thread of its own, so that a slow terminal holds nobody up. When too many wait, further ones
 * are dropped and counted. Thread-safe.
 */
public final class LinePrinter implements AutoCloseable {

    private static final int CAPACITY = 4096;
    private static final long CLOSE_SECONDS = 2;

    @SuppressWarnings("UnnecessaryLambda") // compared by identity
    private static final Supplier<String> END = () -> "";

    private final BlockingQueue<Supplier<String>> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicLong dropped = new AtomicLong();
    private final Consumer<String> out;
    private final Thread thread;

    /**
     * Starts to print.
     *
     * @param out where to
     */
    public LinePrinter(PrintStream out) {
        this(out::println);
    }

    /**
     * Starts to print.
     *
     * @param out shows a line; may block; called on the printer's own thread only
     */
    public LinePrinter(Consumer<String> out) {
        this.out = out;
        this.thread = new Thread(this::run, "neuro-printer");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Prints a line soon.
     *
     * @param line the text; may hold line breaks
     */
    public void print(String line) {
        printLater(() -> line);
    }

    /**
     * Prints a line soon that takes some work to put together.
     *
     * @param line gives the text, on the printer's own thread; may hold line breaks
     */
    public void printLater(Supplier<String> line) {
        if (!queue.offer(line)) {
            dropped.incrementAndGet();
        }
    }

    /** Prints what waits and ends, within two seconds. */
    @Override
    public void close() {
        try {
            if (queue.offer(END, CLOSE_SECONDS, TimeUnit.SECONDS)) {
                thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            for (Supplier<String> line = queue.take(); line != END; line = queue.take()) {
                out.accept(line.get());
                long lost = dropped.getAndSet(0);
                if (lost > 0) {
                    out.accept("(" + lost + " lines left out: the terminal did not keep up)");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
