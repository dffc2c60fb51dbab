package dev.neurosdk.testkit.recording;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.testkit.time.Timeline;
import dev.neurosdk.testkit.time.VirtualTimeline;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Entries to write, and logs of them. */
final class Entries {

    static final LogHead HEAD =
            LogHead.of(LogHead.Role.PROXY, Edition.E8, Instant.parse("2026-01-31T12:00:00.123456789Z"));

    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        "\"",
        ":",
        ",",
        " ",
        "\n",
        "\t",
        "\\",
        "\\ud800",
        "\\u0041",
        "\\/",
        "é",
        "😀",
        "\u2028",
        "\u0000",
        "\u007f",
        "null",
        "true",
        "1",
        "-0",
        "1E5",
        "1e999",
        "0.10",
        "\"a\":",
        "\"command\":\"context\"",
        "{\"a\":1,\"a\":2}",
        "\uFEFF",
        "\uFFFD"
    };

    private Entries() {}

    static List<LogEntry> everyKind() {
        return List.of(
                new LogEntry.Opened(
                        0, 1, "/game/x?token=abc", Map.of("host", List.of("a"), "cookie", List.of("b", "c"))),
                LogEntry.Message.text(5, 1, Direction.C2S, "{\"command\":\"startup\",\"game\":\"NC\"}"),
                new LogEntry.Message(
                        6, 1, Direction.S2C, LogEntry.Opcode.TEXT, List.of(1, 0, 2), new byte[] {'a', -1, 'c'}),
                new LogEntry.Message(7, 1, Direction.C2S, LogEntry.Opcode.BINARY, List.of(2), new byte[] {1, 2}),
                new LogEntry.Control(8, 1, Direction.S2C, LogEntry.ControlKind.PING, new byte[] {3}),
                new LogEntry.Control(9, 1, Direction.C2S, LogEntry.ControlKind.PONG, new byte[0]),
                new LogEntry.Fault(10, 1, Direction.S2C, "drop", "p1", "message 3"),
                new LogEntry.Finding(
                        11,
                        1,
                        Direction.C2S,
                        Violation.of(
                                Rule.CONTEXT_SHAPE, Edition.E8, "/data/silent", "a boolean", "the string \"yes\"")),
                new LogEntry.Mark(12, 0, "begin", "SRV-STA-01"),
                new LogEntry.Mark(12, 0, "end", null),
                new LogEntry.Closed(13, 1, Direction.C2S, 1000, "bye \"now\""),
                new LogEntry.Tcp(14, 1, Direction.S2C, LogEntry.TcpEvent.FIN, ""));
    }

    /** Text that is nearly JSON, JSON in odd clothes, and bytes that are no text. */
    static byte[] payload(RandomGenerator random) {
        if (random.nextInt(8) == 0) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            return bytes;
        }
        StringBuilder text = new StringBuilder();
        boolean isJson = random.nextInt(3) > 0;
        if (isJson) {
            json(random, text, 4);
        } else {
            for (int i = random.nextInt(20); i > 0; i--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void json(RandomGenerator random, StringBuilder text, int depth) {
        String gap = random.nextInt(10) == 0 ? " " : "";
        switch (depth == 0 ? 2 + random.nextInt(5) : random.nextInt(7)) {
            case 0 -> {
                text.append('{').append(gap);
                for (int i = random.nextInt(4); i > 0; i--) {
                    text.append("\"m").append(random.nextInt(3)).append("\":").append(gap);
                    json(random, text, depth - 1);
                    text.append(i == 1 ? "" : ",");
                }
                text.append('}');
            }
            case 1 -> {
                text.append('[');
                for (int i = random.nextInt(4); i > 0; i--) {
                    json(random, text, depth - 1);
                    text.append(i == 1 ? "" : ",");
                }
                text.append(']').append(gap);
            }
            case 2 -> text.append(random.nextInt(2) == 0 ? "true" : "null");
            case 3 -> text.append(random.nextInt(-9, 9)).append(random.nextInt(3) == 0 ? ".50e+1" : "");
            case 4 -> text.append("\"\\u00").append(random.nextInt(10, 80)).append("\\/\"");
            case 5 -> text.append("\"\\ud83d\\ude00 \u2028 é😀\"");
            default -> text.append("\"plain\"");
        }
    }

    static byte[] written(LogHead head, List<LogEntry> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Timeline timeline = new VirtualTimeline();
        try (LogWriter writer = LogWriter.to(out, head, timeline)) {
            entries.forEach(writer::record);
        }
        return out.toByteArray();
    }

    static SessionLog read(byte[] bytes) throws IOException {
        return LogReader.read("s.neuro.jsonl", new ByteArrayInputStream(bytes));
    }

    static SessionLog read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }
}
