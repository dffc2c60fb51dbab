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
        this(Runnable::run, failures);
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
        steps.add(requireNonNull(step, "step"));
        if (open.getAndIncrement() == 0) {
            worker.execute(this::workOff);
        }
    }

    private void workOff() {
        do {
            guarded(steps.remove());
        } while (open.decrementAndGet() > 0);
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            failures.accept(e);
        }
    }
}
