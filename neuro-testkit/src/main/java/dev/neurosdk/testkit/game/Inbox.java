package dev.neurosdk.testkit.game;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.codec.MessageDecoder;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.testkit.transport.WireListener;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What has arrived and nobody has taken, and the one place where a fake game waits. Thread-safe. */
final class Inbox implements WireListener {

    private static final int SHOWN_BYTES = 16;

    private final Edition edition;
    private final MessageDecoder decoder;
    private final Journal journal;
    private final int capacity;
    private final Duration deadline;
    private final AutomaticAnswers answers;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Incoming> waiting = new ArrayDeque<>();
    private long changes;
    private long lastPong;
    private @Nullable CloseStatus closed;

    Inbox(Edition edition, Journal journal, int capacity, Duration deadline, AutomaticAnswers answers) {
        this.edition = edition;
        this.decoder = new MessageDecoder(edition, MessageDecoder.DEFAULT_MAX_LENGTH);
        this.journal = journal;
        this.capacity = capacity;
        this.deadline = deadline;
        this.answers = answers;
    }

    @Override
    public void text(String text) {
        received(new Incoming(text, decoder.decodeNeuro(text)));
    }

    @Override
    public void binary(byte[] bytes) {
        String start = HexFormat.ofDelimiter(" ").formatHex(bytes, 0, Math.min(SHOWN_BYTES, bytes.length));
        Violation violation = Violation.of(Rule.TEXT_FRAME, edition, "", "a text frame", "a binary frame");
        received(new Incoming(
                "(binary, " + bytes.length + " bytes) " + start,
                new Decoded.Malformed<>(null, null, List.of(violation))));
    }

    @Override
    public void pong(byte[] payload) {
        journal.note("pong");
        if (payload.length == Long.BYTES) {
            change(() -> lastPong = ByteBuffer.wrap(payload).getLong());
        }
    }

    @Override
    public void failed(Throwable cause) {
        journal.note("connection failed: " + cause);
    }

    @Override
    public void closed(int code, String reason) {
        CloseStatus status = new CloseStatus(code, reason);
        journal.note("closed " + status);
        change(() -> closed = status);
    }

    /** Takes the first message that the condition holds for, waiting for it; the others stay, in their order. */
    Incoming take(String expected, Predicate<Incoming> condition) {
        return until(expected, () -> tryTake(condition));
    }

    List<Incoming> takeAll() {
        return locked(() -> {
            List<Incoming> all = List.copyOf(waiting);
            waiting.clear();
            return all;
        });
    }

    List<Incoming> waiting() {
        return locked(() -> List.copyOf(waiting));
    }

    void awaitPong(long number) {
        until("a pong", () -> locked(() -> lastPong >= number ? Optional.of(number) : Optional.empty()));
    }

    CloseStatus awaitClosed() {
        return until("the end of the connection", this::closed);
    }

    Optional<CloseStatus> closed() {
        return locked(() -> Optional.ofNullable(closed));
    }

    /** Waits for the end of the connection without insisting on it. */
    boolean closedWithinDeadline() {
        long end = System.nanoTime() + deadline.toNanos();
        while (true) {
            long seen = locked(() -> changes);
            if (closed().isPresent()) {
                return true;
            }
            if (!awaitChange(seen, end)) {
                return false;
            }
        }
    }

    private void received(Incoming incoming) {
        journal.received(incoming);
        answers.consider(incoming);
        change(() -> {
            if (waiting.size() == capacity) {
                waiting.removeFirst();
            }
            waiting.addLast(incoming);
        });
    }

    /** The probe runs without the lock: it may call a condition of the user. */
    private <T> T until(String expected, Supplier<Optional<T>> probe) {
        long end = System.nanoTime() + deadline.toNanos();
        while (true) {
            journal.throwIfBroken(expected);
            long seen = locked(() -> changes);
            Optional<CloseStatus> ended = closed();
            Optional<T> found = probe.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (ended.isPresent()) {
                throw journal.failure(expected, "but the connection was closed with " + ended.get());
            }
            if (!awaitChange(seen, end)) {
                throw journal.failure(expected + " within " + deadline.toMillis() + " ms", "nothing of the kind came");
            }
        }
    }

    private Optional<Incoming> tryTake(Predicate<Incoming> condition) {
        for (Incoming candidate : waiting()) {
            if (condition.test(candidate) && locked(() -> waiting.remove(candidate))) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private boolean awaitChange(long seen, long end) {
        return locked(() -> {
            while (changes == seen) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                try {
                    boolean unused = changed.await(left, TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw journal.failure("to wait to the end", "was interrupted", e);
                }
            }
            return true;
        });
    }

    private void change(Runnable change) {
        locked(() -> {
            change.run();
            changes++;
            changed.signalAll();
            return changes;
        });
    }

    private <T> T locked(Supplier<T> body) {
        lock.lock();
        try {
            return body.get();
        } finally {
            lock.unlock();
        }
    }
}
