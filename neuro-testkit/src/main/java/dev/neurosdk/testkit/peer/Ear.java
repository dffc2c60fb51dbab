package dev.neurosdk.testkit.peer;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.transport.WireListener;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Hears what arrives on one connection: writes it down, understands it, lets it be reacted to, and keeps it. Thread-safe. */
final class Ear<M> implements WireListener {

    private final int connection;
    private final Edition edition;
    private final Function<String, Decoded<M>> decoder;
    private final Journal<M> journal;
    private final Inbox<M> inbox;
    private final Consumer<Incoming<M>> reaction;
    private final Consumer<CloseStatus> farewell;

    private final Deque<Runnable> early = new ArrayDeque<>();
    private boolean joined;
    private volatile long lastPong;
    private volatile boolean cut;
    private volatile @Nullable CloseStatus closed;

    Ear(
            int connection,
            Edition edition,
            Function<String, Decoded<M>> decoder,
            Journal<M> journal,
            Inbox<M> inbox,
            Consumer<Incoming<M>> reaction,
            Consumer<CloseStatus> farewell) {
        this.connection = connection;
        this.edition = edition;
        this.decoder = decoder;
        this.journal = journal;
        this.inbox = inbox;
        this.reaction = reaction;
        this.farewell = farewell;
    }

    @Override
    public void text(String text) {
        text(text, List.of());
    }

    @Override
    public void text(String text, List<Integer> frames) {
        happens(() -> hearText(text, frames));
    }

    @Override
    public void binary(byte[] bytes) {
        happens(() -> hearBinary(bytes));
    }

    @Override
    public void pong(byte[] payload) {
        happens(() -> hearPong(payload));
    }

    @Override
    public void failed(Throwable cause) {
        happens(() -> hearFailure(cause));
    }

    @Override
    public void closed(int code, String reason) {
        happens(() -> hearEnd(new CloseStatus(code, reason)));
    }

    /** Hears what came before the connection was known to be open, and from then on at once. */
    void join() {
        Optional<Runnable> next = nextEarly();
        while (next.isPresent()) {
            next.get().run();
            next = nextEarly();
        }
    }

    private Optional<Runnable> nextEarly() {
        synchronized (early) {
            joined = early.isEmpty();
            return Optional.ofNullable(early.pollFirst());
        }
    }

    private void happens(Runnable event) {
        synchronized (early) {
            if (!joined) {
                early.addLast(event);
                return;
            }
        }
        event.run();
    }

    private void hearText(String text, List<Integer> frames) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<Integer> known = frames.isEmpty() ? List.of(bytes.length) : frames;
        received(message(LogEntry.Opcode.TEXT, known, bytes), new Incoming<>(connection, text, decoder.apply(text)));
    }

    private void hearFailure(Throwable cause) {
        journal.note(connection, "connection failed: " + cause);
        if (cause instanceof ProtocolException) {
            journal.record(new LogEntry.Tcp(
                    journal.nanos(),
                    connection,
                    journal.own().opposite(),
                    LogEntry.TcpEvent.ILLEGAL,
                    String.valueOf(cause.getMessage())));
        }
    }

    private void hearBinary(byte[] bytes) {
        Violation violation = Violation.of(Rule.TEXT_FRAME, edition, "", "a text frame", "a binary frame");
        received(
                message(LogEntry.Opcode.BINARY, List.of(bytes.length), bytes),
                new Incoming<>(
                        connection,
                        TranscriptLine.binary(bytes),
                        new Decoded.Malformed<>(null, null, List.of(violation))));
    }

    private void hearPong(byte[] payload) {
        journal.record(new LogEntry.Control(
                journal.nanos(), connection, journal.own().opposite(), LogEntry.ControlKind.PONG, payload));
        if (payload.length == Long.BYTES) {
            lastPong = ByteBuffer.wrap(payload).getLong();
        }
        inbox.changed();
    }

    private void hearEnd(CloseStatus status) {
        if (status.clean()) {
            journal.record(new LogEntry.Closed(
                    journal.nanos(), connection, journal.own().opposite(), status.code(), status.reason()));
        } else if (cut) {
            journal.note(connection, "closed " + status);
        } else {
            journal.record(new LogEntry.Tcp(
                    journal.nanos(), connection, journal.own().opposite(), LogEntry.TcpEvent.FIN, status.reason()));
        }
        closed = status;
        farewell.accept(status);
        inbox.changed();
    }

    /** From now on an end without a close frame is our own doing. */
    void cut() {
        cut = true;
    }

    Optional<CloseStatus> ended() {
        return Optional.ofNullable(closed);
    }

    Optional<Long> pongSince(long number) {
        long seen = lastPong;
        return seen >= number ? Optional.of(seen) : Optional.empty();
    }

    private LogEntry.Message message(LogEntry.Opcode opcode, List<Integer> frames, byte[] bytes) {
        return new LogEntry.Message(journal.nanos(), connection, journal.own().opposite(), opcode, frames, bytes);
    }

    private void received(LogEntry.Message message, Incoming<M> incoming) {
        journal.received(message, incoming);
        reaction.accept(incoming);
        inbox.add(incoming);
    }
}
