package dev.neurosdk.testkit.recording;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.rule.Violation;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Takes what people said out of entries and leaves the shape: every string of a message that is no name, no id and no part
 * of a registered action becomes {@code redacted:} and a hash, and so do tokens in a handshake, payloads that are not JSON
 * and whatever a finding or a remark quotes. Equal texts have equal hashes within one redaction; nobody can go back. Thread-safe.
 */
public final class Redaction implements UnaryOperator<LogEntry> {

    private static final String MARK = "redacted:";
    private static final int HASH_BYTES = 8;
    private static final Set<String> SECRET_HEADERS =
            Set.of("authorization", "proxy-authorization", "cookie", "sec-websocket-protocol");

    private final SecretKeySpec salt;

    private Redaction(byte[] salt) {
        this.salt = new SecretKeySpec(salt, "HmacSHA256");
    }

    /** {@return a redaction with a salt that nobody knows} */
    public static Redaction random() {
        byte[] salt = new byte[32];
        new SecureRandom().nextBytes(salt);
        return new Redaction(salt);
    }

    /**
     * A redaction whose hashes can be made again.
     *
     * @param salt any bytes, at least one; whoever has them can try whether a text was said
     * @return the redaction
     * @throws IllegalArgumentException when the salt is empty
     */
    public static Redaction salted(byte[] salt) {
        if (salt.length == 0) {
            throw new IllegalArgumentException("salt: expected at least one byte, was empty");
        }
        return new Redaction(salt);
    }

    /**
     * Redacts a whole log, and says so in its head.
     *
     * @param log the log
     * @return the same with redacted entries
     */
    public SessionLog apply(SessionLog log) {
        return new SessionLog(
                log.head().withRedaction(), log.entries().stream().map(this).toList(), log.integrity(), log.skipped());
    }

    /**
     * Redacts one entry.
     *
     * @param entry the entry
     * @return the same without texts
     */
    @Override
    public LogEntry apply(LogEntry entry) {
        return entry.accept(new Entries());
    }

    /** One method for each kind of entry. */
    private final class Entries implements LogEntry.Visitor<LogEntry> {
        @Override
        public LogEntry opened(LogEntry.Opened opened) {
            Map<String, List<String>> headers = new LinkedHashMap<>();
            opened.headers()
                    .forEach((name, values) -> headers.put(
                            name,
                            SECRET_HEADERS.contains(name)
                                    ? values.stream().map(Redaction.this::hash).toList()
                                    : values));
            return new LogEntry.Opened(opened.nanos(), opened.connection(), target(opened.target()), headers);
        }

        @Override
        public LogEntry message(LogEntry.Message message) {
            byte[] payload = payload(message).getBytes(StandardCharsets.UTF_8);
            return new LogEntry.Message(
                    message.nanos(),
                    message.connection(),
                    message.direction(),
                    message.opcode(),
                    cut(message.frames(), payload.length),
                    payload);
        }

        @Override
        public LogEntry control(LogEntry.Control control) {
            byte[] payload = hash(control.payload()).getBytes(StandardCharsets.UTF_8);
            return new LogEntry.Control(
                    control.nanos(), control.connection(), control.direction(), control.kind(), payload);
        }

        @Override
        public LogEntry closed(LogEntry.Closed closed) {
            return closed;
        }

        @Override
        public LogEntry tcp(LogEntry.Tcp tcp) {
            return tcp;
        }

        @Override
        public LogEntry fault(LogEntry.Fault fault) {
            return new LogEntry.Fault(
                    fault.nanos(),
                    fault.connection(),
                    fault.direction(),
                    fault.fault(),
                    fault.plan(),
                    withoutQuotation(fault.detail()));
        }

        @Override
        public LogEntry finding(LogEntry.Finding finding) {
            Violation found = finding.violation();
            return new LogEntry.Finding(
                    finding.nanos(),
                    finding.connection(),
                    finding.direction(),
                    new Violation(
                            found.rule(),
                            found.level(),
                            found.pointer(),
                            withoutQuotation(found.expected()),
                            withoutQuotation(found.actual())));
        }

        @Override
        public LogEntry mark(LogEntry.Mark mark) {
            return new LogEntry.Mark(mark.nanos(), mark.connection(), withoutQuotation(mark.text()), mark.subject());
        }
    }

    private String payload(LogEntry.Message message) {
        String text = message.opcode() == LogEntry.Opcode.TEXT ? EntryWriting.utf8(message.payload()) : null;
        if (text == null) {
            return hash(message.payload());
        }
        return JsonValue.parse(text)
                .map(value -> redacted(
                                value,
                                "",
                                Structure.of(
                                        message.direction(),
                                        value.textAt("/command").orElse("")))
                        .toString())
                .orElseGet(() -> hash(text));
    }

    private JsonValue redacted(JsonValue value, String path, Structure structure) {
        if (value instanceof JsonValue.Text text) {
            return structure.keeps(path) ? text : new JsonValue.Text(text(text.text(), structure.isData(path)));
        }
        if (value instanceof JsonValue.Members object) {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            object.members()
                    .forEach((name, member) ->
                            members.put(name, redacted(member, path + '/' + Structure.step(name), structure)));
            return new JsonValue.Members(members);
        }
        return value instanceof JsonValue.Elements array
                ? new JsonValue.Elements(array.elements().stream()
                        .map(element -> redacted(element, path + "/*", structure))
                        .toList())
                : value;
    }

    /** An action's data stays JSON text of an object, so that a reader of the log stumbles over nothing else. */
    private String text(String text, boolean isData) {
        boolean isObject = isData
                && JsonValue.parse(text)
                        .filter(JsonValue.Members.class::isInstance)
                        .isPresent();
        return isObject ? "{\"redacted\":\"" + hash(text).substring(MARK.length()) + "\"}" : hash(text);
    }

    private String target(String target) {
        int query = target.indexOf('?');
        if (query < 0) {
            return target;
        }
        List<String> parts = new ArrayList<>();
        for (String part : target.substring(query + 1).split("&", -1)) {
            int equals = part.indexOf('=');
            parts.add(equals < 0 ? hash(part) : part.substring(0, equals + 1) + hash(part.substring(equals + 1)));
        }
        return target.substring(0, query + 1) + String.join("&", parts);
    }

    /**
     * Takes what it quotes out of a remark.
     *
     * @param words the remark
     * @return the remark up to its first quotation mark, and a hash of the rest
     */
    public String withoutQuotation(String words) {
        int quote = words.indexOf('"');
        return quote < 0 ? words : words.substring(0, quote) + hash(words.substring(quote));
    }

    /** As many frames as before, cut as before as far as the payload goes. */
    private static List<Integer> cut(List<Integer> frames, int length) {
        List<Integer> cut = new ArrayList<>();
        int left = length;
        for (int i = 0; i < frames.size(); i++) {
            int size = i == frames.size() - 1 ? left : Math.min(frames.get(i), left);
            cut.add(size);
            left -= size;
        }
        return cut;
    }

    private String hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Of nothing there is nothing to hide. */
    private String hash(byte[] bytes) {
        if (bytes.length == 0) {
            return "";
        }
        try {
            Mac mac = Mac.getInstance(salt.getAlgorithm());
            mac.init(salt);
            return MARK + HexFormat.of().formatHex(mac.doFinal(bytes), 0, HASH_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
