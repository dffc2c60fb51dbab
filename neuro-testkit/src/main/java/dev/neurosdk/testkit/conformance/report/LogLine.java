package dev.neurosdk.testkit.conformance.report;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a session log, short enough for a report. Immutable.
 *
 * @param number which entry of the log, from 1
 * @param nanos when, in nanoseconds of the log
 * @param connection on which connection; 0 for the log as a whole
 * @param kind what it is
 * @param direction which way it went; null for what has none
 * @param text what was said, or more about it; cut where it is long; base64 where {@code base64}
 * @param base64 whether the text stands for bytes that are no text
 * @param bytes how long the payload was, in bytes; 0 for what has none
 */
public record LogLine(
        long number,
        long nanos,
        int connection,
        Kind kind,
        @Nullable Direction direction,
        String text,
        boolean base64,
        long bytes) {

    /** How much of a text is kept, in characters. */
    public static final int KEPT = 2000;

    private static final int KEPT_BYTES = KEPT / 4 * 3;

    /** Refuses null. */
    public LogLine {
        requireNonNull(kind, "kind");
        requireNonNull(text, "text");
    }

    /** What a line is about. */
    public enum Kind {
        /** A connection was opened. */
        OPEN,
        /** A text message. */
        TEXT,
        /** A binary message. */
        BINARY,
        /** A ping. */
        PING,
        /** A pong. */
        PONG,
        /** A close frame. */
        CLOSE,
        /** A TCP connection ended. */
        TCP,
        /** A fault of ours. */
        FAULT,
        /** A broken rule. */
        FINDING,
        /** A remark of whoever drove. */
        MARK;

        /** {@return the kind as it reads in a report} */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@return whether text of the payload was left out} */
    public boolean isCut() {
        long kept = base64 ? Base64.getDecoder().decode(text).length : text.getBytes(StandardCharsets.UTF_8).length;
        return kept < bytes;
    }

    /** The same line with a time that begins at another one. */
    LogLine since(long origin) {
        return new LogLine(number, nanos - origin, connection, kind, direction, text, base64, bytes);
    }

    /**
     * The line for an entry.
     *
     * @param number which entry of the log, from 1
     * @param entry the entry
     * @return the line
     */
    public static LogLine of(long number, LogEntry entry) {
        return entry.accept(new Lines(number));
    }

    /** One method for each kind of entry. */
    private record Lines(long number) implements LogEntry.Visitor<LogLine> {

        private LogLine plain(LogEntry entry, Kind kind, @Nullable Direction direction, String text) {
            return new LogLine(number, entry.nanos(), entry.connection(), kind, direction, cut(text), false, 0);
        }

        private LogLine payload(LogEntry entry, Kind kind, Direction direction, byte[] bytes) {
            @Nullable String text = kind == Kind.BINARY ? null : utf8(bytes);
            String kept = text == null
                    ? Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, Math.min(bytes.length, KEPT_BYTES)))
                    : cut(text);
            return new LogLine(
                    number, entry.nanos(), entry.connection(), kind, direction, kept, text == null, bytes.length);
        }

        @Override
        public LogLine opened(LogEntry.Opened opened) {
            return plain(opened, Kind.OPEN, Direction.C2S, opened.target());
        }

        @Override
        public LogLine message(LogEntry.Message message) {
            Kind kind = message.opcode() == LogEntry.Opcode.TEXT ? Kind.TEXT : Kind.BINARY;
            return payload(message, kind, message.direction(), message.payload());
        }

        @Override
        public LogLine control(LogEntry.Control control) {
            Kind kind = control.kind() == LogEntry.ControlKind.PING ? Kind.PING : Kind.PONG;
            return payload(control, kind, control.direction(), control.payload());
        }

        @Override
        public LogLine closed(LogEntry.Closed closed) {
            return plain(closed, Kind.CLOSE, closed.direction(), (closed.code() + " " + closed.reason()).strip());
        }

        @Override
        public LogLine tcp(LogEntry.Tcp tcp) {
            String event = tcp.event().name().toLowerCase(Locale.ROOT);
            return plain(tcp, Kind.TCP, tcp.direction(), (event + " " + tcp.detail()).strip());
        }

        @Override
        public LogLine fault(LogEntry.Fault fault) {
            return plain(fault, Kind.FAULT, fault.direction(), (fault.fault() + " " + fault.detail()).strip());
        }

        @Override
        public LogLine finding(LogEntry.Finding finding) {
            return plain(
                    finding,
                    Kind.FINDING,
                    finding.direction(),
                    finding.violation().message());
        }

        @Override
        public LogLine mark(LogEntry.Mark mark) {
            return plain(mark, Kind.MARK, null, mark.text());
        }
    }

    /** At most so many characters, never half of a pair. */
    private static String cut(String text) {
        if (text.length() <= KEPT) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(KEPT - 1)) ? KEPT - 1 : KEPT);
    }

    private static @Nullable String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
