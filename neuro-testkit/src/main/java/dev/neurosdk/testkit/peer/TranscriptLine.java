package dev.neurosdk.testkit.peer;

import dev.neurosdk.testkit.peer.TranscriptEntry.Kind;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import java.util.HexFormat;
import java.util.Locale;

/** A recorded fact as one side words it in its transcript. Immutable. */
record TranscriptLine(Kind kind, String text) {

    private static final int SHOWN_BYTES = 16;

    static TranscriptLine of(LogEntry entry, Direction own) {
        return entry.accept(new Wording(own));
    }

    static String binary(byte[] bytes) {
        String start = HexFormat.ofDelimiter(" ").formatHex(bytes, 0, Math.min(SHOWN_BYTES, bytes.length));
        return "(binary, " + bytes.length + " bytes) " + start;
    }

    private static TranscriptLine note(String text) {
        return new TranscriptLine(Kind.NOTE, text);
    }

    private record Wording(Direction own) implements LogEntry.Visitor<TranscriptLine> {
        @Override
        public TranscriptLine opened(LogEntry.Opened opened) {
            return note("opened " + opened.target());
        }

        @Override
        public TranscriptLine message(LogEntry.Message message) {
            String text = message.opcode() == LogEntry.Opcode.TEXT ? message.text() : binary(message.payload());
            return new TranscriptLine(message.direction() == own ? Kind.SENT : Kind.RECEIVED, text);
        }

        @Override
        public TranscriptLine control(LogEntry.Control control) {
            return note(control.kind().name().toLowerCase(Locale.ROOT));
        }

        @Override
        public TranscriptLine closed(LogEntry.Closed closed) {
            CloseStatus status = new CloseStatus(closed.code(), closed.reason());
            return note((closed.direction() == own ? "close " : "closed ") + status);
        }

        @Override
        public TranscriptLine tcp(LogEntry.Tcp tcp) {
            return note(tcp.direction() == own ? tcp.detail() : "closed " + CloseStatus.abnormal(tcp.detail()));
        }

        @Override
        public TranscriptLine fault(LogEntry.Fault fault) {
            String detail = fault.detail().isEmpty() ? "" : ", " + fault.detail();
            return note("fault of plan " + fault.plan() + ": " + fault.fault() + ' ' + fault.direction() + detail);
        }

        @Override
        public TranscriptLine finding(LogEntry.Finding finding) {
            String culprit = finding.direction() == Direction.C2S ? "game" : "Neuro";
            return note(culprit + " breaks " + finding.violation());
        }

        @Override
        public TranscriptLine mark(LogEntry.Mark mark) {
            return note(mark.text());
        }
    }
}
