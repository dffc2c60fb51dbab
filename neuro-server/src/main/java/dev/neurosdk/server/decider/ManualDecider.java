package dev.neurosdk.server.decider;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Leaves every choice to somebody else: keeps the open questions of all games, in order, until they are answered, declined
 * or withdrawn. Thread-safe; no method waits, so that a question which nobody answers holds up nothing but its own force.
 */
public final class ManualDecider implements Decider {

    /** How many questions may be open unless said otherwise. */
    public static final int DEFAULT_CAPACITY = 1000;

    private final int capacity;
    private final Semaphore places;
    private final AtomicLong count = new AtomicLong();
    private final NavigableMap<Long, ManualQuestion> open = new ConcurrentSkipListMap<>();
    private final List<ManualListener> listeners = new CopyOnWriteArrayList<>();

    /** Makes a decider for up to {@value #DEFAULT_CAPACITY} open questions. */
    public ManualDecider() {
        this(DEFAULT_CAPACITY);
    }

    /**
     * Makes a decider.
     *
     * @param capacity how many questions may be open at a time; one more is a failed decision at once
     * @throws IllegalArgumentException when it is less than 1
     */
    public ManualDecider(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity: expected 1 or more, was " + capacity);
        }
        this.capacity = capacity;
        this.places = new Semaphore(capacity);
    }

    /**
     * Tells a listener from now on.
     *
     * @param listener is told; what it throws reaches its thread's handler of uncaught exceptions and no game
     */
    public void addListener(ManualListener listener) {
        listeners.add(requireNonNull(listener, "listener"));
    }

    /**
     * Tells a listener no longer.
     *
     * @param listener one that was added; anything else is passed over
     */
    public void removeListener(ManualListener listener) {
        listeners.remove(listener);
    }

    /** {@return the open questions of all games, those asked first in front; a snapshot} */
    public List<ManualQuestion> questions() {
        return List.copyOf(open.values());
    }

    @Override
    public CompletionStage<Decision> decide(DecisionRequest request) {
        if (!places.tryAcquire()) {
            return CompletableFuture.failedFuture(
                    new IllegalStateException(capacity + " questions wait for an answer already"));
        }
        long number = count.incrementAndGet();
        ManualQuestion question = new ManualQuestion(number, request);
        open.put(number, question);
        tell(listener -> listener.asked(question));
        CompletableFuture<?> unused = question.answer().whenComplete((decision, failure) -> {
            open.remove(number);
            places.release();
            tell(listener -> listener.closed(question, end(decision, failure)));
        });
        return question.answer();
    }

    @Override
    public void gameLeft(Game game) {
        tell(listener -> listener.gameLeft(game));
    }

    private static ManualQuestion.End end(@Nullable Decision decision, @Nullable Throwable failure) {
        if (decision != null) {
            return ManualQuestion.End.ANSWERED;
        }
        return failure instanceof DeclinedException ? ManualQuestion.End.DECLINED : ManualQuestion.End.WITHDRAWN;
    }

    private void tell(Consumer<ManualListener> news) {
        for (ManualListener listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException | Error e) {
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            }
        }
    }
}
