package dev.neurosdk.testkit.peer;

import dev.neurosdk.testkit.time.Signal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What has arrived and nobody has taken, and the one place where a fake waits. Thread-safe.
 *
 * @param <M> the messages of the other side
 */
public final class Inbox<M> {

    private final Journal<M> journal;
    private final int capacity;
    private final Duration deadline;
    private final Signal signal;
    private final Deque<Incoming<M>> waiting = new ArrayDeque<>();

    /**
     * An empty inbox.
     *
     * @param journal words the failures
     * @param settings clock, deadline and how much to keep
     */
    public Inbox(Journal<M> journal, PeerSettings settings) {
        this.journal = journal;
        this.capacity = settings.memory();
        this.deadline = settings.deadline();
        this.signal = journal.signal();
    }

    /** {@return how long a wait lasts at the most} */
    public Duration deadline() {
        return deadline;
    }

    /** Makes everybody who waits look again. */
    public void changed() {
        signal.changed();
    }

    void add(Incoming<M> incoming) {
        synchronized (waiting) {
            if (waiting.size() == capacity) {
                waiting.removeFirst();
            }
            waiting.addLast(incoming);
        }
        changed();
    }

    /** {@return what waits to be taken, in the order of arrival} */
    public List<Incoming<M>> waiting() {
        synchronized (waiting) {
            return List.copyOf(waiting);
        }
    }

    /**
     * Takes everything of a sort that waits, without waiting for more.
     *
     * @param condition says what is of the sort
     * @return the messages in the order of arrival; may be empty
     */
    public List<Incoming<M>> takeAll(Predicate<Incoming<M>> condition) {
        List<Incoming<M>> taken = new ArrayList<>();
        for (Incoming<M> candidate : waiting()) {
            if (condition.test(candidate) && remove(candidate)) {
                taken.add(candidate);
            }
        }
        return List.copyOf(taken);
    }

    /**
     * Takes the first message that a condition holds for, waiting for it; the others stay, in their order.
     *
     * @param wait what is expected, for how long, and what ends the wait
     * @param condition asked about waiting messages, possibly several times, without a lock
     * @return the message
     * @throws AssertionError when none comes
     */
    public Incoming<M> take(Wait wait, Predicate<Incoming<M>> condition) {
        return until(wait, () -> tryTake(condition));
    }

    /** Takes the first message that a condition holds for, without insisting on it. */
    Optional<Incoming<M>> takeQuietly(Wait wait, Predicate<Incoming<M>> condition) {
        return quietly(wait, () -> {
                    Optional<CloseStatus> ended = wait.ended().get();
                    Optional<Incoming<M>> found = tryTake(condition);
                    return found.isPresent() || ended.isPresent() ? Optional.of(found) : Optional.empty();
                })
                .flatMap(found -> found);
    }

    /**
     * Waits until a look gives something.
     *
     * @param wait what is expected, for how long, and what ends the wait
     * @param look called without a lock
     * @param <T> what is looked for
     * @return what the look gave
     * @throws AssertionError when it gives nothing
     */
    public <T> T until(Wait wait, Supplier<Optional<T>> look) {
        return quietly(wait, () -> lookOnce(wait, look))
                .orElseThrow(() -> journal.failure(
                        wait.expected() + " within " + wait.deadline().toMillis() + " ms", "nothing of the kind came"));
    }

    /**
     * Waits until a look gives something, without insisting on it.
     *
     * @param deadline how long at the most
     * @param look called without a lock
     * @param <T> what is looked for
     * @return what the look gave; nothing when the deadline passed
     */
    public <T> Optional<T> quietly(Duration deadline, Supplier<Optional<T>> look) {
        return quietly(new Wait("something", deadline, Optional::empty), look);
    }

    /** Waits until a look gives something, without insisting on it. */
    <T> Optional<T> quietly(Wait wait, Supplier<Optional<T>> look) {
        try {
            return signal.await(look, wait.deadline());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw journal.failure("to wait to the end", "was interrupted", e);
        }
    }

    /** The end of the connection is asked for first, so that what came before it is still found. */
    private <T> Optional<T> lookOnce(Wait wait, Supplier<Optional<T>> look) {
        journal.throwIfBroken(wait.expected());
        Optional<CloseStatus> ended = wait.ended().get();
        Optional<T> found = look.get();
        if (found.isEmpty() && ended.isPresent()) {
            throw journal.failure(wait.expected(), "but the connection was closed with " + ended.get());
        }
        return found;
    }

    private Optional<Incoming<M>> tryTake(Predicate<Incoming<M>> condition) {
        for (Incoming<M> candidate : waiting()) {
            if (condition.test(candidate) && remove(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** By identity: two equal messages are still two. */
    @SuppressWarnings("ReferenceEquality")
    private boolean remove(Incoming<M> candidate) {
        synchronized (waiting) {
            return waiting.removeIf(present -> present == candidate);
        }
    }

    /**
     * One wait.
     *
     * @param expected what is expected, as it reads after the word "expected"
     * @param deadline how long at the most
     * @param ended says how the connection ended, when that makes waiting pointless
     */
    public record Wait(String expected, Duration deadline, Supplier<Optional<CloseStatus>> ended) {}
}
