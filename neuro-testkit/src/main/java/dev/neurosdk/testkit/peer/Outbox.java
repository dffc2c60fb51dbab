package dev.neurosdk.testkit.peer;

import dev.neurosdk.testkit.time.Signal;
import dev.neurosdk.testkit.transport.Wire;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that a fake sends on one connection. Thread-safe. */
final class Outbox {

    private final Wire wire;
    private final int connection;
    private final Journal<?> journal;
    private final Signal signal;
    private final Duration deadline;
    private final AtomicLong pings = new AtomicLong();

    Outbox(Wire wire, int connection, Journal<?> journal, PeerSettings settings) {
        this.wire = wire;
        this.connection = connection;
        this.journal = journal;
        this.signal = settings.timeline().signal();
        this.deadline = settings.deadline();
    }

    Wire wire() {
        return wire;
    }

    /** Sends without waiting; a failure becomes a note. */
    void post(String text) {
        unawaited(wire.sendText(text));
    }

    void postBinary(byte[] bytes) {
        unawaited(wire.sendBinary(bytes.clone()));
    }

    void send(List<String> texts) {
        List<CompletableFuture<Void>> written =
                texts.stream().map(wire::sendText).toList();
        written.forEach(this::await);
    }

    void fragments(List<String> parts) {
        for (int i = 0; i < parts.size(); i++) {
            await(wire.sendFragment(parts.get(i), i == parts.size() - 1));
        }
    }

    void binary(byte[] bytes) {
        await(wire.sendBinary(bytes.clone()));
    }

    void raw(byte[] bytes) {
        await(wire.sendBytes(bytes.clone()));
    }

    long ping() {
        long number = pings.incrementAndGet();
        byte[] payload = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
        await(wire.ping(payload));
        return number;
    }

    /** Doesn't wait: a quick answer may end the connection before the frame is reported as written. */
    void close(CloseStatus status) {
        var unused = wire.close(status.code(), status.reason()).whenComplete((done, failure) -> {
            if (failure != null) {
                wire.disconnect();
            }
        });
    }

    void note(String text) {
        journal.note(connection, text);
    }

    private void unawaited(CompletableFuture<Void> written) {
        var unused = written.whenComplete((done, failure) -> {
            if (failure != null) {
                note("not sent: " + failure);
            }
        });
    }

    private void await(CompletableFuture<Void> written) {
        var unused = written.whenComplete((done, failure) -> signal.changed());
        Optional<CompletableFuture<Void>> ended = waitFor(written);
        if (ended.isEmpty()) {
            throw journal.failure("to write within " + deadline.toMillis() + " ms", journal.other() + " did not read");
        }
        try {
            written.join();
        } catch (CompletionException e) {
            @Nullable Throwable cause = e.getCause();
            throw journal.failure("an open connection to write to", "was " + cause, cause);
        }
    }

    private Optional<CompletableFuture<Void>> waitFor(CompletableFuture<Void> written) {
        try {
            return signal.await(
                    () -> Stream.of(written).filter(CompletableFuture::isDone).findFirst(), deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw journal.failure("to write to the end", "was interrupted", e);
        }
    }
}
