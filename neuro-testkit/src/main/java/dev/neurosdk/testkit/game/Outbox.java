package dev.neurosdk.testkit.game;

import dev.neurosdk.testkit.transport.Wire;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Everything that a fake game sends: written down first, then handed to the wire. Thread-safe. */
final class Outbox {

    private final Wire wire;
    private final Journal journal;
    private final Duration deadline;
    private final AtomicLong pings = new AtomicLong();

    Outbox(Wire wire, Journal journal, Duration deadline) {
        this.wire = wire;
        this.journal = journal;
        this.deadline = deadline;
    }

    /** Sends without waiting; a failure becomes a note. */
    void post(String text) {
        journal.sent(text);
        var unused = wire.sendText(text).whenComplete((done, failure) -> {
            if (failure != null) {
                journal.note("not sent: " + failure);
            }
        });
    }

    void send(List<String> texts) {
        List<CompletableFuture<Void>> written = texts.stream()
                .map(text -> {
                    journal.sent(text);
                    return wire.sendText(text);
                })
                .toList();
        written.forEach(this::await);
    }

    void fragments(List<String> parts) {
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            journal.sent((last ? "(last fragment) " : "(fragment) ") + parts.get(i));
            await(wire.sendFragment(parts.get(i), last));
        }
    }

    void binary(byte[] bytes) {
        journal.sent("(binary, " + bytes.length + " bytes) " + HexFormat.of().formatHex(bytes));
        await(wire.sendBinary(bytes.clone()));
    }

    long ping() {
        long number = pings.incrementAndGet();
        journal.note("ping");
        await(wire.ping(ByteBuffer.allocate(Long.BYTES).putLong(number).array()));
        return number;
    }

    /** Doesn't wait: a quick answer may end the connection before the frame is reported as written. */
    void close(CloseStatus status) {
        journal.note("close " + status);
        var unused = wire.close(status.code(), status.reason()).whenComplete((done, failure) -> {
            if (failure != null) {
                wire.disconnect();
            }
        });
    }

    private void await(CompletableFuture<Void> written) {
        try {
            written.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw journal.failure("to write within " + deadline.toMillis() + " ms", "the server did not read", e);
        } catch (ExecutionException e) {
            throw journal.failure("an open connection to write to", "was " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw journal.failure("to write to the end", "was interrupted", e);
        }
    }
}
