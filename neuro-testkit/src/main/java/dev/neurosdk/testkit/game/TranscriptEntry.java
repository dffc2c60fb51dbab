package dev.neurosdk.testkit.game;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Locale;

/**
 * One line of a conversation between a fake game and a server. Immutable.
 *
 * @param at when, since the game began to connect
 * @param kind what happened
 * @param text the message as it went over the wire, or a description
 */
public record TranscriptEntry(Duration at, Kind kind, String text) {

    private static final int SHOWN = 240;

    /** Refuses null. */
    public TranscriptEntry {
        requireNonNull(at, "at");
        requireNonNull(kind, "kind");
        requireNonNull(text, "text");
    }

    /** What an entry is about. */
    public enum Kind {
        /** The game sent a message. */
        SENT("->"),
        /** The game received a message. */
        RECEIVED("<-"),
        /** Something else: opening, ping, pong, closing, a violation, a failure. */
        NOTE(" *");

        private final String arrow;

        Kind(String arrow) {
            this.arrow = arrow;
        }
    }

    /** {@return the entry as one line: seconds, direction, and the text shortened to 240 characters} */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%8.3f %s %s", at.toNanos() / 1e9, kind.arrow, shortened(text));
    }

    static String shortened(String text) {
        String line = text.replace("\r", "\\r").replace("\n", "\\n");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "... (" + text.length() + " characters)";
    }
}
