package dev.neurosdk.cli.record;

import dev.neurosdk.cli.terminal.HarmlessText;
import dev.neurosdk.cli.terminal.Paint;
import dev.neurosdk.cli.terminal.Sign;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;

/** Entries of a session log as lines for people: clock, connection, mark, words. Immutable. */
final class LiveLines implements LogEntry.Visitor<String> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final int TIME_COLUMNS = 12;
    private static final int LEAST_COLUMNS = 20;

    private final Style style;
    private final int columns;
    private final ZoneId zone;
    private final LongFunction<Instant> clock;

    LiveLines(Style style, int columns, ZoneId zone, LongFunction<Instant> clock) {
        this.style = style;
        this.columns = columns;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public String opened(LogEntry.Opened opened) {
        return line(opened, Sign.HERE, Paint.DIM, "connected to " + opened.target());
    }

    @Override
    public String message(LogEntry.Message message) {
        if (message.opcode() == LogEntry.Opcode.BINARY) {
            return line(message, sign(message.direction()), Paint.NONE, message.payload().length + " binary bytes");
        }
        String text = JsonValue.parse(message.text()).flatMap(LiveLines::words).orElseGet(message::text);
        return line(message, sign(message.direction()), Paint.NONE, text);
    }

    /** The command, and what comes with it. */
    private static Optional<String> words(JsonValue json) {
        return json.textAt("/command")
                .map(command ->
                        command + json.at("/data").map(data -> " " + data).orElse(""));
    }

    @Override
    public String control(LogEntry.Control control) {
        return line(
                control,
                sign(control.direction()),
                Paint.DIM,
                control.kind().name().toLowerCase(Locale.ROOT));
    }

    @Override
    public String closed(LogEntry.Closed closed) {
        String reason = closed.reason().isEmpty() ? "" : " " + closed.reason();
        return line(closed, sign(closed.direction()), Paint.DIM, "close " + closed.code() + reason);
    }

    @Override
    public String tcp(LogEntry.Tcp tcp) {
        String what = switch (tcp.event()) {
            case FIN -> "ends the connection";
            case RESET -> "resets the connection";
            case ILLEGAL -> "sends what nobody may send";
        };
        Paint paint = tcp.event() == LogEntry.TcpEvent.FIN ? Paint.DIM : Paint.YELLOW;
        String detail = tcp.detail().isEmpty() ? "" : ": " + tcp.detail();
        return line(tcp, sign(tcp.direction()), paint, what + detail);
    }

    @Override
    public String fault(LogEntry.Fault fault) {
        String detail = fault.detail().isEmpty() ? "" : ": " + fault.detail();
        return line(fault, sign(fault.direction()), Paint.CYAN, "fault " + fault.fault() + detail);
    }

    @Override
    public String finding(LogEntry.Finding finding) {
        Violation violation = finding.violation();
        String where = violation.pointer().isEmpty() ? "" : " at " + violation.pointer();
        String words = violation.level() + " " + violation.rule().id() + " " + side(finding.direction()) + where
                + ": expected " + violation.expected() + ", was " + violation.actual();
        return line(finding, mark(violation), paint(violation), words);
    }

    @Override
    public String mark(LogEntry.Mark mark) {
        return line(mark, Sign.HERE, Paint.DIM, mark.text() + (mark.subject() == null ? "" : " " + mark.subject()));
    }

    static String side(Direction direction) {
        return direction == Direction.C2S ? "the game" : "Neuro";
    }

    static Sign mark(Violation violation) {
        return switch (violation.level()) {
            case MUST -> Sign.BAD;
            case SHOULD -> Sign.WARNING;
            case ADVICE, PROBE, PROPOSAL -> Sign.HINT;
        };
    }

    static Paint paint(Violation violation) {
        return switch (violation.level()) {
            case MUST -> Paint.RED;
            case SHOULD -> Paint.YELLOW;
            case ADVICE, PROBE, PROPOSAL -> Paint.CYAN;
        };
    }

    private static Sign sign(Direction direction) {
        return direction == Direction.C2S ? Sign.FROM : Sign.TO;
    }

    private String line(LogEntry entry, Sign sign, Paint paint, String words) {
        String time = TIME.format(clock.apply(entry.nanos()).atZone(zone));
        String number = "#" + entry.connection();
        String mark = style.sign(sign);
        int width = Math.max(columns - TIME_COLUMNS - number.length() - mark.length() - 3, LEAST_COLUMNS);
        return style.paint(Paint.DIM, time) + " " + number + " " + style.paint(paint, mark) + " "
                + style.paint(paint, HarmlessText.fit(words, width, style.sign(Sign.MORE)));
    }
}
