package dev.neurosdk.server.blackbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Things that happened, in order, and a way to wait for one. Thread-safe. */
final class Waiting<T> {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final String what;
    private final List<T> all = new ArrayList<>();

    Waiting(String what) {
        this.what = what;
    }

    synchronized void add(T thing) {
        all.add(thing);
        notifyAll();
    }

    synchronized List<T> all() {
        return List.copyOf(all);
    }

    <S extends T> List<S> all(Class<S> kind) {
        return all().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The first that a condition holds for, also one that happened before. */
    T await(Predicate<? super T> condition) {
        return await(1, condition).get(0);
    }

    <S extends T> S await(Class<S> kind) {
        return await(kind, thing -> true);
    }

    <S extends T> S await(Class<S> kind, Predicate<? super S> condition) {
        return kind.cast(await(thing -> kind.isInstance(thing) && condition.test(kind.cast(thing))));
    }

    /** The first so many that a condition holds for. */
    List<T> await(int count, Predicate<? super T> condition) {
        try {
            return awaitInterruptibly(count, condition);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + what, e);
        }
    }

    private synchronized List<T> awaitInterruptibly(int count, Predicate<? super T> condition)
            throws InterruptedException {
        long end = System.nanoTime() + DEADLINE.toNanos();
        List<T> found = found(condition);
        while (found.size() < count) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError(
                        "expected " + count + " such " + what + ", was " + found.size() + " of " + all);
            }
            wait(left);
            found = found(condition);
        }
        return found.subList(0, count);
    }

    private List<T> found(Predicate<? super T> condition) {
        return all.stream().filter(condition).toList();
    }
}
