package dev.neurosdk.testkit.recording;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * A whole session log. Immutable.
 *
 * @param head what it says about itself
 * @param entries what happened, in the order written; {@link LogEntry#nanos()} counts from the head's start; copied
 * @param integrity whether it is whole
 * @param skipped how many lines were of a kind that this version does not know, and were left out
 */
public record SessionLog(LogHead head, List<LogEntry> entries, Integrity integrity, int skipped) {

    /** Copies the entries. */
    public SessionLog {
        requireNonNull(head, "head");
        requireNonNull(integrity, "integrity");
        entries = List.copyOf(entries);
    }

    /** Whether a log is what its writer wrote, and all of it. */
    public enum Integrity {
        /** The footer is there, and its hash fits. */
        COMPLETE,
        /** The footer is missing: the writer did not come to its end. */
        TRUNCATED,
        /** The footer is there and its count or hash does not fit: somebody changed a line. */
        ALTERED
    }

    /** {@return whether the log is whole and unchanged} */
    public boolean complete() {
        return integrity == Integrity.COMPLETE;
    }

    /**
     * The wall clock of an entry.
     *
     * @param entry an entry of this log
     * @return when it happened
     */
    public Instant at(LogEntry entry) {
        return head.start().plusNanos(entry.nanos());
    }

    /**
     * The messages of this log.
     *
     * @return all of them, in order
     */
    public List<LogEntry.Message> messages() {
        return entries.stream()
                .filter(LogEntry.Message.class::isInstance)
                .map(LogEntry.Message.class::cast)
                .toList();
    }

    /**
     * Tells a recorder everything in this log.
     *
     * @param recorder is told each entry, in order
     */
    public void tell(Recorder recorder) {
        entries.forEach(recorder::record);
    }
}
