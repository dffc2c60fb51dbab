package dev.neurosdk.testkit.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Writes to a socket in order, on a thread that is there only while something waits to be written. Thread-safe. */
final class FrameOutput {

    private static final long MAX_WAITING = 64L << 20;
    private static final Executor WRITERS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "neuro-testkit-writer");
        thread.setDaemon(true);
        return thread;
    });

    private final OutputStream out;
    private final Object lock = new Object();
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private boolean writing;
    private @Nullable IOException failure;

    FrameOutput(OutputStream out) {
        this.out = out;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Entry(byte[] bytes, CompletableFuture<Void> written) {}

    /** Bytes in one piece, after everything written before. */
    CompletableFuture<Void> write(byte[] bytes) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        boolean start;
        synchronized (lock) {
            if (failure == null && waitingBytes + bytes.length > MAX_WAITING) {
                written.completeExceptionally(new IOException(
                        "expected a peer that reads, was " + waitingBytes + " bytes waiting to be written"));
                return written;
            }
            if (failure != null) {
                written.completeExceptionally(failure);
                return written;
            }
            waiting.add(new Entry(bytes, written));
            waitingBytes += bytes.length;
            start = !writing;
            writing = true;
        }
        if (start) {
            WRITERS.execute(this::drain);
        }
        return written;
    }

    /** Ends it: what waits, and what comes later, fails. */
    void fail(IOException cause) {
        List<Entry> lost;
        synchronized (lock) {
            failure = failure == null ? cause : failure;
            lost = new ArrayList<>(waiting);
            waiting.clear();
            waitingBytes = 0;
        }
        lost.forEach(entry -> entry.written.completeExceptionally(cause));
    }

    private void drain() {
        @Nullable Entry next = next();
        while (next != null) {
            try {
                out.write(next.bytes);
                out.flush();
            } catch (IOException e) {
                fail(e);
                next.written.completeExceptionally(e);
            }
            next.written.complete(null);
            next = next();
        }
    }

    private @Nullable Entry next() {
        synchronized (lock) {
            @Nullable Entry next = waiting.poll();
            writing = next != null;
            waitingBytes -= next == null ? 0 : next.bytes.length;
            return next;
        }
    }
}
