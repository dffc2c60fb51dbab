package dev.neurosdk.testkit.peer;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.testkit.fault.FaultLine;
import dev.neurosdk.testkit.model.ProtocolModel;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.RecordedWire;
import dev.neurosdk.testkit.transport.Wire;
import dev.neurosdk.testkit.transport.WireListener;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection as one of its two sides sees it, with a way to do whatever that side can do to it. Extended by the fakes
 * only. Thread-safe; messages that several threads send at the same time may stand in the transcript in another order than
 * they went out.
 *
 * <p><b>Sending.</b> A send returns when its bytes were handed to the operating system, and fails the test when that does
 * not happen before the deadline.
 *
 * <p><b>Receiving.</b> Everything received waits in one queue until taken. {@code await} takes the first message of a kind
 * and leaves the others, in their order; {@link #takeAny()} takes the first of all. A message that breaks a rule is kept, is
 * shown with every later failure, and makes {@link #assertNoViolations()} fail. Pings are answered by the socket and not
 * shown.
 *
 * <p><b>Failing.</b> What does not hold is an {@link AssertionError} that shows the last lines of the conversation. There is
 * one deadline for everything, 5 s unless set, multiplied by the system property {@code neuro.testkit.timeScale} (a number
 * above 0, default 1).
 *
 * @param <M> the messages of the other side
 */
public abstract class Peer<M> implements Fake {

    private final int connection;
    private final PeerSettings settings;
    private final Journal<M> journal;
    private final Inbox<M> inbox;
    private final Ear<M> ear;
    private final FaultLine faults;
    private final WireListener listener;
    private volatile @Nullable Outbox outbox;

    /**
     * A peer that is not connected yet.
     *
     * @param connection the number of its connection in what is recorded
     * @param settings what it was told
     * @param decoder understands what arrives
     * @param journal keeps what happens
     * @param inbox keeps what arrives
     */
    @SuppressWarnings("this-escape") // nothing is heard before the connection is joined
    protected Peer(
            int connection,
            PeerSettings settings,
            Function<String, Decoded<M>> decoder,
            Journal<M> journal,
            Inbox<M> inbox) {
        this.connection = connection;
        this.settings = settings;
        this.journal = journal;
        this.inbox = inbox;
        this.ear = new Ear<>(connection, settings.edition(), decoder, journal, inbox, this::heard, this::over);
        this.faults = settings.faults().line(connection, settings.timeline(), journal, settings.seed());
        this.listener = faults.wrap(ear, journal.own().opposite());
    }

    /** {@return who listens to the wire} */
    protected final WireListener listener() {
        return listener;
    }

    /**
     * Takes the open connection.
     *
     * @param wire the connection
     * @param target path and query of the handshake
     * @param headers of the handshake, names in lower case
     */
    protected final void joined(Wire wire, String target, Map<String, List<String>> headers) {
        journal.record(new LogEntry.Opened(journal.nanos(), connection, target, headers));
        outbox = new Outbox(spoilt(wire), connection, journal, settings);
        ear.join();
    }

    /** The wire with its faults, and what really goes over it written down. */
    private Wire spoilt(Wire wire) {
        try {
            return faults.wrap(
                    new RecordedWire(wire, connection, journal.own(), journal, journal::nanos, () -> {
                        ear.cut();
                        return ear.ended().isEmpty();
                    }),
                    journal.own());
        } catch (IllegalArgumentException e) {
            wire.disconnect();
            throw e;
        }
    }

    /**
     * Reacts to a message before anybody can take it, on a thread of the transport. Doesn't wait and doesn't throw.
     *
     * @param incoming the message
     */
    protected abstract void heard(Incoming<M> incoming);

    /**
     * Reacts to the end of the connection, on a thread of the transport. Doesn't wait and doesn't throw.
     *
     * @param status how it ended
     */
    protected void ended(CloseStatus status) {}

    private void over(CloseStatus status) {
        OpenFakes.closed(this);
        ended(status);
    }

    /** {@return what was told to the builder} */
    protected final PeerSettings settings() {
        return settings;
    }

    /** {@return what keeps what happens} */
    protected final Journal<M> journal() {
        return journal;
    }

    /**
     * Sends a text without waiting for it to be written; a failure becomes a line of the transcript.
     *
     * @param text anything
     */
    protected final void post(String text) {
        outbox().post(text);
    }

    /**
     * Sends a binary message without waiting for it to be written; a failure becomes a line of the transcript.
     *
     * @param bytes the message
     */
    protected final void postBinary(byte[] bytes) {
        outbox().postBinary(bytes);
    }

    /** {@return the number of the connection, from 1, as it is recorded} */
    public final int number() {
        return connection;
    }

    /**
     * Sends a text message as it is.
     *
     * @param text anything
     */
    public final void sendRaw(String text) {
        outbox().send(List.of(text));
    }

    /**
     * Sends several text messages as they are, without waiting for one to be written before the next.
     *
     * @param texts the messages, in order
     */
    public final void sendPipelined(List<String> texts) {
        outbox().send(List.copyOf(texts));
    }

    /**
     * Sends one text message in several frames (RFC 6455 section 5.4). No other thread may send meanwhile.
     *
     * @param parts the fragments' texts, at least one; none may end inside a surrogate pair
     * @throws IllegalArgumentException when there is no part
     */
    public final void sendFragments(String... parts) {
        if (parts.length == 0) {
            throw new IllegalArgumentException("parts: expected at least one fragment, was none");
        }
        outbox().fragments(List.of(parts));
    }

    /**
     * Sends a binary message, which the protocol forbids (ENV-3).
     *
     * @param bytes the message
     */
    public final void sendBinary(byte[] bytes) {
        outbox().binary(bytes);
    }

    /**
     * Sends bytes that are no message: frames of any legality, or parts of one.
     *
     * @param bytes the bytes
     * @throws UnsupportedOperationException when the connection cannot do that: it has to be one of frames
     */
    public final void sendBytes(byte[] bytes) {
        outbox().raw(bytes);
    }

    /**
     * Sends a ping and waits for its pong (RFC 6455 section 5.5.2).
     *
     * @throws AssertionError when the pong does not come before the deadline
     */
    public final void ping() {
        long number = outbox().ping();
        var unused = inbox.until(wait("a pong"), () -> ear.pongSince(number));
    }

    /**
     * Takes the next message of a kind, waiting for it; messages of other kinds stay.
     *
     * @param kind the kind, for example {@code NeuroMessage.Action.class}
     * @param <K> the kind
     * @return the message
     * @throws AssertionError when none comes before the deadline, or the connection ends first
     */
    public final <K extends M> K await(Class<K> kind) {
        return await(kind, message -> true);
    }

    /**
     * Takes the next message of a kind that a condition holds for, waiting for it; all others stay.
     *
     * @param kind the kind
     * @param condition asked about every waiting message of the kind, possibly several times
     * @param <K> the kind
     * @return the message
     * @throws AssertionError when none comes before the deadline, or the connection ends first
     */
    public final <K extends M> K await(Class<K> kind, Predicate<? super K> condition) {
        Incoming<M> taken = take(
                "a message " + kind.getSimpleName(),
                incoming -> incoming.message()
                        .filter(kind::isInstance)
                        .map(kind::cast)
                        .filter(condition)
                        .isPresent());
        return kind.cast(taken.message().orElseThrow());
    }

    /**
     * Takes the next message of any sort, also one that was not understood, waiting for it.
     *
     * @return the message
     * @throws AssertionError when none comes before the deadline, or the connection ends first
     */
    public final Incoming<M> takeAny() {
        return take("a message", incoming -> true);
    }

    /**
     * Takes the first message that a condition holds for, waiting for it, without insisting on it; all others stay.
     *
     * @param condition asked about every waiting message, possibly several times
     * @param deadline how long to wait; taken as it is
     * @return the message; nothing when none comes before the deadline, or the connection ends first
     */
    public final Optional<Incoming<M>> takeWithin(Predicate<? super Incoming<M>> condition, Duration deadline) {
        return inbox.takeQuietly(
                new Inbox.Wait("a message", deadline, ear::ended),
                incoming -> isMine(incoming) && condition.test(incoming));
    }

    /** {@return what waits to be taken, in the order of arrival; a copy} */
    public final List<Incoming<M>> waiting() {
        return inbox.waiting().stream().filter(this::isMine).toList();
    }

    /**
     * Takes everything that is waiting, without waiting for more.
     *
     * @return the messages in the order of arrival; may be empty
     */
    public final List<Incoming<M>> takeAll() {
        return inbox.takeAll(this::isMine);
    }

    /**
     * Proves that the other side's socket is silent: sends a ping, waits for the pong, and fails when any message is waiting
     * that was not taken.
     *
     * <p>A peer answers a ping after it has read everything sent before. So nothing came that was on its way, and nothing that
     * the peer says <i>while reading</i>. What it works out on another thread may still come.
     *
     * @throws AssertionError when a message is waiting, or the pong does not come before the deadline
     */
    public final void assertSilence() {
        ping();
        List<Incoming<M>> waiting = waiting();
        if (!waiting.isEmpty()) {
            throw journal.failure(
                    "silence",
                    "was " + waiting.size() + " waiting message(s), first "
                            + TranscriptEntry.shortened(waiting.get(0).text()));
        }
    }

    /**
     * Every message so far that by itself breaks a rule of the edition, taken or not.
     *
     * @return the messages in the order of arrival
     */
    @Override
    public final List<Incoming<M>> violations() {
        return journal.violating().stream().filter(this::isMine).toList();
    }

    /**
     * Every rule that the other side has broken so far in view of what came before, such as a call of an action that is not
     * registered. {@link #violations()} are not repeated.
     *
     * @return the findings, in order
     */
    @Override
    public final List<LogEntry.Finding> findings() {
        return journal.findings().stream()
                .filter(finding -> finding.connection() == connection)
                .toList();
    }

    /**
     * Fails when the other side has broken a rule of the edition so far, on whatever level.
     *
     * @throws AssertionError when {@link #violations()} or {@link #findings()} are not empty
     */
    @Override
    public final void assertNoViolations() {
        journal.throwIfBroken("no message to break a rule");
        int count = violations().size() + findings().size();
        if (count > 0) {
            throw journal.failure("no message to break a rule", count + " did");
        }
    }

    /** {@return what the conversation has come to: what both sides should believe by now} */
    @Override
    public final ProtocolModel model() {
        return journal.model();
    }

    /**
     * Stops reading from the socket, as a stalled peer does. At most one more message is received; pongs, and the end of the
     * connection, are not noticed either until {@link #resumeReading()}.
     */
    public final void stopReading() {
        outbox().wire().stopReading();
        outbox().note("stopped reading");
    }

    /** Reads on after {@link #stopReading()}. Without effect otherwise. */
    public final void resumeReading() {
        outbox().note("reading");
        outbox().wire().resumeReading();
    }

    /**
     * Closes with 1000 and waits for the other side's answer; cuts the connection when that does not come before the
     * deadline, or at once when reading is stopped. Without effect on an ended connection. Fails only when interrupted.
     */
    @Override
    public void close() {
        closeWith(new CloseStatus(1000, ""));
    }

    /**
     * Closes and waits for the answer, like {@link #close()}.
     *
     * @param status code and reason
     */
    protected final void closeWith(CloseStatus status) {
        if (!isOpen()) {
            return;
        }
        if (outbox().wire().isReading()) {
            outbox().close(status);
            if (endsWithinDeadline()) {
                return;
            }
        }
        abort();
    }

    /**
     * Sends a close frame (RFC 6455 section 5.5.1) without waiting for the answer; {@link #awaitClose()} does that. Without
     * effect on an ended connection.
     *
     * @param code a code that may be sent: 1000 to 1003, 1007 to 1014, 3000 to 4999
     * @param reason at most 123 bytes in UTF-8; may be empty
     * @throws IllegalArgumentException when code or reason may not be sent
     */
    public final void close(int code, String reason) {
        outbox().close(CloseStatus.sendable(code, reason));
    }

    /** Cuts the connection in an orderly way for TCP (FIN), without a close frame: what was sent before still arrives. */
    public final void abort() {
        OpenFakes.closed(this);
        outbox().wire().disconnect();
    }

    /** Resets the connection (RST), as the death of a process or a broken network does: what was sent before may be lost. */
    public final void reset() {
        OpenFakes.closed(this);
        outbox().wire().reset();
    }

    /** Ends the outgoing half of the connection (FIN), without a close frame; receiving goes on. */
    public final void shutdownOutput() {
        outbox().wire().shutdownOutput();
    }

    /**
     * Waits for the end of the connection, whoever ends it.
     *
     * @return the code and the reason
     * @throws AssertionError when it does not end before the deadline
     */
    public final CloseStatus awaitClose() {
        return inbox.until(patient("the end of the connection"), ear::ended);
    }

    /**
     * Waits for the end of the connection, without insisting on it.
     *
     * @param deadline how long to wait; taken as it is
     * @return the code and the reason; nothing when it does not end before the deadline
     */
    public final Optional<CloseStatus> closedWithin(Duration deadline) {
        return inbox.quietly(new Inbox.Wait("the end of the connection", deadline, Optional::empty), ear::ended);
    }

    /** {@return whether {@link #sendBytes} works: whether the connection is made of frames} */
    public final boolean sendsBytes() {
        return outbox().wire().sendsBytes();
    }

    /** {@return whether the connection has not ended, as far as noticed} */
    @Override
    public final boolean isOpen() {
        return ear.ended().isEmpty();
    }

    /** {@return how the connection ended; nothing while it has not, as far as noticed} */
    @Override
    public final Optional<CloseStatus> closeStatus() {
        return ear.ended();
    }

    /**
     * The conversation so far.
     *
     * @return the entries in order, the oldest possibly forgotten; unmodifiable
     */
    @Override
    public List<TranscriptEntry> transcript() {
        return journal.entries();
    }

    private Incoming<M> take(String expected, Predicate<Incoming<M>> condition) {
        return inbox.take(wait(expected), incoming -> isMine(incoming) && condition.test(incoming));
    }

    @Override
    public final String title() {
        return journal.title();
    }

    @Override
    public final Direction own() {
        return journal.own();
    }

    @Override
    public final Duration deadline() {
        return inbox.deadline();
    }

    @Override
    public final <T> Optional<T> lookWithin(Duration deadline, Supplier<Optional<T>> look) {
        return inbox.quietly(deadline, look);
    }

    @Override
    public final String describe() {
        return journal.describe();
    }

    private boolean isMine(Incoming<M> incoming) {
        return incoming.connection() == connection;
    }

    private boolean endsWithinDeadline() {
        return inbox.quietly(patient("the end of the connection"), ear::ended).isPresent();
    }

    private Inbox.Wait wait(String expected) {
        return new Inbox.Wait(expected, inbox.deadline(), ear::ended);
    }

    private Inbox.Wait patient(String expected) {
        return new Inbox.Wait(expected, inbox.deadline(), Optional::empty);
    }

    private Outbox outbox() {
        return requireNonNull(outbox, "not connected yet");
    }
}
