package dev.neurosdk.testkit.peer;

import dev.neurosdk.testkit.model.ProtocolModel;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What every fake can be asked about the conversation that it is in. Thread-safe. */
public interface Fake extends AutoCloseable {

    /** {@return who this is, for a reader} */
    String title();

    /** {@return the way that its own messages go} */
    Direction own();

    /** {@return the conversation so far, in order, the oldest lines possibly forgotten; unmodifiable} */
    List<TranscriptEntry> transcript();

    /** {@return what the conversation has come to: what both sides should believe by now} */
    ProtocolModel model();

    /** {@return the messages received so far that by themselves break a rule, in the order of arrival} */
    List<? extends Incoming<?>> violations();

    /** {@return the rules that the other side has broken so far in view of what came before, in order} */
    List<LogEntry.Finding> findings();

    /**
     * Fails when the other side has broken a rule so far, on whatever level.
     *
     * @throws AssertionError when {@link #violations()} or {@link #findings()} are not empty
     */
    void assertNoViolations();

    /** {@return whether a connection of it has not ended, as far as noticed} */
    boolean isOpen();

    /** {@return how its connection ended, the newest of several; nothing while it has not, as far as noticed} */
    Optional<CloseStatus> closeStatus();

    /** {@return how long it waits for anything} */
    Duration deadline();

    /**
     * Waits until a look gives something, without insisting on it.
     *
     * @param deadline how long at the most; taken as it is
     * @param look called now and whenever something happens, without a lock
     * @param <T> what is looked for
     * @return what the look gave; nothing when the deadline passed
     */
    <T> Optional<T> lookWithin(Duration deadline, Supplier<Optional<T>> look);

    /** {@return the last lines of the conversation, with a heading} */
    String describe();

    @Override
    void close();
}
