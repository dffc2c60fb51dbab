package dev.neurosdk.server.mailbox;

import static java.util.Objects.requireNonNull;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs steps one at a time, in the order of posting: whoever posts into an idle mailbox has it worked off, on its own thread
 * unless an executor is given, and whoever posts meanwhile leaves the step there and goes on. What steps share needs no lock.
 * Thread-safe.
 */
public final class Mailbox {

    private static final Executor HERE = Runnable::run;

    private final Executor worker;
    private final Consumer<Throwable> failures;
    private final Queue<Runnable> steps = new ConcurrentLinkedQueue<>();
    private final AtomicInteger open = new AtomicInteger();

    /**
     * Makes an empty mailbox that is worked off by whoever posts.
     *
     * @param failures is told what a step throws; the next step runs all the same
     */
    public Mailbox(Consumer<Throwable> failures) {
        this(HERE, failures);
    }

    /**
     * Makes an empty mailbox that is worked off elsewhere.
     *
     * @param worker is given one task each time an idle mailbox gets a step
     * @param failures is told what a step throws; the next step runs all the same
     */
    public Mailbox(Executor worker, Consumer<Throwable> failures) {
        this.worker = requireNonNull(worker, "worker");
        this.failures = requireNonNull(failures, "failures");
    }

    /**
     * Hands in a step; it may run before this returns, and also after. Never waits.
     *
     * @param step must return at once
     */
    public void post(Runnable step) {
        requireNonNull(step, "step");
        if (worker == HERE && open.compareAndSet(0, 1)) {
            workOff(step); // as most steps are, without a place in the queue
            return;
        }
        steps.add(step);
        if (open.getAndIncrement() == 0) {
            worker.execute(() -> workOff(steps.remove()));
        }
    }

    private void workOff(Runnable first) {
        guarded(first);
        while (open.decrementAndGet() > 0) {
            guarded(steps.remove());
        }
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            failures.accept(e);
        }
    }
}
