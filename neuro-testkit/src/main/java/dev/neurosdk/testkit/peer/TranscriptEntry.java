package dev.neurosdk.testkit.peer;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import java.time.Duration;
import java.util.Locale;

/**
 * One line of a conversation as one of the fakes saw it. Immutable.
 *
 * @param at when, since the fake began to connect or to listen
 * @param connection the number of the connection, from 1; 0 for none of them
 * @param kind what happened
 * @param text the message as it went over the wire, or a description
 */
public record TranscriptEntry(Duration at, int connection, Kind kind, String text) {

    private static final int SHOWN = 240;

    /** Refuses null. */
    public TranscriptEntry {
        requireNonNull(at, "at");
        requireNonNull(kind, "kind");
        requireNonNull(text, "text");
    }

    /**
     * A line of the first connection.
     *
     * @param at when
     * @param kind what happened
     * @param text the message, or a description
     */
    public TranscriptEntry(Duration at, Kind kind, String text) {
        this(at, 1, kind, text);
    }

    /**
     * A recorded fact as one side words it.
     *
     * @param entry the fact
     * @param own the way that this side's messages go
     * @param start when the conversation began, by the clock of the fact
     * @return the line
     */
    public static TranscriptEntry of(LogEntry entry, Direction own, long start) {
        TranscriptLine line = TranscriptLine.of(entry, own);
        return new TranscriptEntry(
                Duration.ofNanos(entry.nanos() - start), entry.connection(), line.kind(), line.text());
    }

    /** What an entry is about. */
    public enum Kind {
        /** The fake sent a message. */
        SENT("->"),
        /** The fake received a message. */
        RECEIVED("<-"),
        /** Something else: opening, ping, pong, closing, a violation, a failure. */
        NOTE(" *");

        private final String arrow;

        Kind(String arrow) {
            this.arrow = arrow;
        }
    }

    /** {@return the entry as one line: seconds, direction, the connection from the second on, and the text shortened to 240 characters} */
    @Override
    public String toString() {
        String which = connection > 1 ? "#" + connection + ' ' : "";
        return String.format(Locale.ROOT, "%8.3f %s %s%s", at.toNanos() / 1e9, kind.arrow, which, shortened(text));
    }

    static String shortened(String text) {
        String line = text.replace("\r", "\\r").replace("\n", "\\n");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "... (" + text.length() + " characters)";
    }
}
