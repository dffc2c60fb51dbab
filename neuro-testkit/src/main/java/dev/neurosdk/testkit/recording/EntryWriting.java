package dev.neurosdk.testkit.recording;

import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.protocol.codec.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes an entry as what follows the kind and the number in its line. Immutable. */
final class EntryWriting implements LogEntry.Visitor<EntryWriting.Line> {

    /** What a line around a payload adds to its nesting is far less. */
    private static final int DEEPEST = 60;

    private final long origin;

    EntryWriting(long origin) {
        this.origin = origin;
    }

    /**
     * A line without its number.
     *
     * @param kind its first member
     * @param rest everything after the number, to the closing brace
     */
    record Line(String kind, String rest) {
        String numbered(long number) {
            return "{\"k\":\"" + kind + "\",\"n\":" + number + ',' + rest + '\n';
        }
    }

    static String head(LogHead head) {
        JsonText line = new JsonText()
                .beginObject()
                .member("k", "head")
                .member("v", LogReader.VERSION)
                .member("tool", head.tool())
                .member("edition", head.edition())
                .member("role", head.role().word());
        if (head.seed() != null) {
            line.member("seed", head.seed());
        }
        line.member("start", head.start().toString())
                .member("clock", head.clock().word());
        if (head.coarse()) {
            line.member("timing", "coarse");
        }
        if (head.redacted()) {
            line.member("redacted", true);
        }
        return line.endObject().toString() + '\n';
    }

    static String foot(long count, String sha) {
        return new JsonText()
                        .beginObject()
                        .member("k", "foot")
                        .member("n", count)
                        .member("complete", true)
                        .member("sha", sha)
                        .endObject()
                        .toString()
                + '\n';
    }

    @Override
    public Line opened(LogEntry.Opened opened) {
        JsonText line =
                begin(opened).member("path", opened.target()).name("req").beginObject();
        opened.headers().forEach(line::member);
        return end("open", line.endObject());
    }

    @Override
    public Line message(LogEntry.Message message) {
        JsonText line = begin(message, message.direction())
                .member("op", message.opcode().name().toLowerCase(Locale.ROOT))
                .name("frames")
                .beginArray();
        message.frames().forEach(size -> line.literal(size.toString()));
        line.endArray();
        payload(message, line);
        return end("msg", line);
    }

    @Override
    public Line control(LogEntry.Control control) {
        return end(
                control.kind().name().toLowerCase(Locale.ROOT),
                begin(control, control.direction()).member("raw", base64(control.payload())));
    }

    @Override
    public Line closed(LogEntry.Closed closed) {
        return end(
                "close",
                begin(closed, closed.direction()).member("code", closed.code()).member("reason", closed.reason()));
    }

    @Override
    public Line tcp(LogEntry.Tcp tcp) {
        return end(
                "tcp",
                begin(tcp, tcp.direction())
                        .member("ev", tcp.event().name().toLowerCase(Locale.ROOT))
                        .member("detail", tcp.detail()));
    }

    @Override
    public Line fault(LogEntry.Fault fault) {
        return end(
                "fault",
                begin(fault, fault.direction())
                        .member("what", fault.fault())
                        .member("plan", fault.plan())
                        .member("detail", fault.detail()));
    }

    @Override
    public Line finding(LogEntry.Finding finding) {
        return end(
                "finding",
                begin(finding, finding.direction())
                        .member("rule", finding.violation().rule().id())
                        .member("level", finding.violation().level().name().toLowerCase(Locale.ROOT))
                        .member("at", finding.violation().pointer())
                        .member("expected", finding.violation().expected())
                        .member("actual", finding.violation().actual()));
    }

    @Override
    public Line mark(LogEntry.Mark mark) {
        JsonText line = begin(mark).member("text", mark.text());
        if (mark.subject() != null) {
            line.member("subject", mark.subject());
        }
        return end("mark", line);
    }

    private JsonText begin(LogEntry entry) {
        return new JsonText().beginObject().member("t", entry.nanos() - origin).member("c", entry.connection());
    }

    private JsonText begin(LogEntry entry, Direction direction) {
        return begin(entry).member("dir", direction.name().toLowerCase(Locale.ROOT));
    }

    private static Line end(String kind, JsonText line) {
        return new Line(kind, line.endObject().toString().substring(1));
    }

    /** The value where there is one, and the bytes wherever the value alone would not give them back. */
    private static void payload(LogEntry.Message message, JsonText line) {
        @Nullable String text = message.opcode() == LogEntry.Opcode.TEXT ? utf8(message.payload()) : null;
        if (text == null) {
            line.member("raw", base64(message.payload()));
            return;
        }
        @Nullable String value = value(text);
        if (value != null) {
            line.embedded("j", value);
        }
        if (!text.equals(value)) {
            line.member("text", text);
        }
    }

    private static @Nullable String value(String text) {
        return JsonValue.parse(text)
                .filter(value -> fits(value, DEEPEST))
                .map(JsonValue::toString)
                .orElse(null);
    }

    private static boolean fits(JsonValue value, int depth) {
        if (value instanceof JsonValue.Members object) {
            return depth > 0 && object.members().values().stream().allMatch(member -> fits(member, depth - 1));
        }
        return !(value instanceof JsonValue.Elements array)
                || (depth > 0 && array.elements().stream().allMatch(element -> fits(element, depth - 1)));
    }

    static @Nullable String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
