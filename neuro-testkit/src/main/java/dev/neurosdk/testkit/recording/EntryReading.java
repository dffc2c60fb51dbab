package dev.neurosdk.testkit.recording;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.rule.Level;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what {@link EntryWriting} wrote: members that it does not know are passed over. */
final class EntryReading {

    private static final Map<String, Rule> RULES =
            Arrays.stream(Rule.values()).collect(Collectors.toUnmodifiableMap(Rule::id, Function.identity()));

    private static final Map<String, LogHead.Clock> CLOCKS = Arrays.stream(LogHead.Clock.values())
            .collect(Collectors.toUnmodifiableMap(LogHead.Clock::word, Function.identity()));

    private EntryReading() {}

    static LogHead head(LineMembers line) throws LogFormatException {
        if (!line.text("k").equals("head")) {
            throw line.refused("k", "\"head\"");
        }
        if (line.number("v") != LogReader.VERSION) {
            throw line.refused("v", "version " + LogReader.VERSION + " of the format");
        }
        LogHead.@Nullable Clock clock = CLOCKS.get(line.text("clock"));
        if (clock == null) {
            throw line.refused("clock", "one of " + String.join(", ", CLOCKS.keySet()));
        }
        return new LogHead(
                line.text("tool"),
                line.text("edition"),
                line.word("role", LogHead.Role.class),
                line.has("seed") ? line.number("seed") : null,
                instant(line),
                clock,
                "coarse".equals(line.optionalText("timing")),
                line.flag("redacted"));
    }

    /** Nothing for a kind of entry, or a rule, that only later versions know. */
    static Optional<LogEntry> entry(String kind, LineMembers line) throws LogFormatException {
        return switch (kind) {
            case "open" ->
                Optional.of(new LogEntry.Opened(
                        line.number("t"), line.smallNumber("c"), line.text("path"), line.headers("req")));
            case "msg" -> Optional.of(message(line));
            case "ping" -> Optional.of(control(line, LogEntry.ControlKind.PING));
            case "pong" -> Optional.of(control(line, LogEntry.ControlKind.PONG));
            case "close" ->
                Optional.of(new LogEntry.Closed(
                        line.number("t"),
                        line.smallNumber("c"),
                        direction(line),
                        line.smallNumber("code"),
                        line.text("reason")));
            case "tcp" ->
                Optional.of(new LogEntry.Tcp(
                        line.number("t"),
                        line.smallNumber("c"),
                        direction(line),
                        line.word("ev", LogEntry.TcpEvent.class),
                        line.text("detail")));
            case "fault" ->
                Optional.of(new LogEntry.Fault(
                        line.number("t"),
                        line.smallNumber("c"),
                        direction(line),
                        line.text("what"),
                        line.text("plan"),
                        line.text("detail")));
            case "finding" -> finding(line);
            case "mark" ->
                Optional.of(new LogEntry.Mark(
                        line.number("t"), line.smallNumber("c"), line.text("text"), line.optionalText("subject")));
            default -> Optional.empty();
        };
    }

    private static LogEntry message(LineMembers line) throws LogFormatException {
        return new LogEntry.Message(
                line.number("t"),
                line.smallNumber("c"),
                direction(line),
                line.word("op", LogEntry.Opcode.class),
                line.sizes("frames"),
                payload(line));
    }

    private static byte[] payload(LineMembers line) throws LogFormatException {
        if (line.has("raw")) {
            return line.bytes("raw");
        }
        @Nullable String text = line.optionalText("text");
        if (text != null) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        @Nullable JsonValue value = line.value("j");
        if (value == null) {
            throw line.refused("j", "a payload in one of the members j, text, raw");
        }
        return value.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static LogEntry control(LineMembers line, LogEntry.ControlKind kind) throws LogFormatException {
        return new LogEntry.Control(line.number("t"), line.smallNumber("c"), direction(line), kind, line.bytes("raw"));
    }

    private static Optional<LogEntry> finding(LineMembers line) throws LogFormatException {
        @Nullable Rule rule = RULES.get(line.text("rule"));
        if (rule == null) {
            return Optional.empty();
        }
        Violation violation = new Violation(
                rule, line.word("level", Level.class), line.text("at"), line.text("expected"), line.text("actual"));
        return Optional.of(new LogEntry.Finding(line.number("t"), line.smallNumber("c"), direction(line), violation));
    }

    private static Direction direction(LineMembers line) throws LogFormatException {
        return line.word("dir", Direction.class);
    }

    private static Instant instant(LineMembers line) throws LogFormatException {
        try {
            return Instant.parse(line.text("start"));
        } catch (DateTimeException e) {
            throw line.refused("start", "an instant such as 2026-01-31T12:00:00Z");
        }
    }
}
