package dev.neurosdk.testkit.replay;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Runs what many threads post one after the other, on whichever of them is there; nobody waits for anybody. Thread-safe. */
final class Serial {

    private final Queue<Runnable> posted = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Consumer<RuntimeException> failed;

    Serial(Consumer<RuntimeException> failed) {
        this.failed = failed;
    }

    void post(Runnable task) {
        posted.add(task);
        if (waiting.getAndIncrement() > 0) {
            return;
        }
        do {
            Runnable next = posted.remove();
            try {
                next.run();
            } catch (RuntimeException e) {
                failed.accept(e);
            }
        } while (waiting.decrementAndGet() > 0);
    }
}
