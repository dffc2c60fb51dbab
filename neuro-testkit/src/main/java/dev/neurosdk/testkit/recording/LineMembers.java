package dev.neurosdk.testkit.recording;

import dev.neurosdk.protocol.codec.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of one line, typed; whatever is wrong is told with file, line and member. Immutable. */
final class LineMembers {

    private static final int SHOWN = 60;

    private final String source;
    private final int line;
    private final JsonValue.Members object;

    LineMembers(String source, int line, JsonValue.Members object) {
        this.source = source;
        this.line = line;
        this.object = object;
    }

    static LineMembers read(String source, int line, String text, int maxLength) throws LogFormatException {
        @Nullable JsonValue value = JsonValue.read(text, maxLength, found -> found, faults -> null);
        if (value instanceof JsonValue.Members object) {
            return new LineMembers(source, line, object);
        }
        throw new LogFormatException(source, line, "", "a JSON object", value == null ? "no JSON" : shown(value));
    }

    int line() {
        return line;
    }

    boolean has(String name) {
        return object.members().containsKey(name);
    }

    String text(String name) throws LogFormatException {
        @Nullable String text = optionalText(name);
        if (text == null) {
            throw refused(name, "a string");
        }
        return text;
    }

    @Nullable
    String optionalText(String name) throws LogFormatException {
        @Nullable JsonValue value = object.members().get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonValue.Text text) {
            return text.text();
        }
        throw refused(name, "a string");
    }

    long number(String name) throws LogFormatException {
        return number(name, object.members().get(name));
    }

    int smallNumber(String name) throws LogFormatException {
        long number = number(name);
        if (number != (int) number) {
            throw refused(name, "a number of 32 bits");
        }
        return (int) number;
    }

    boolean flag(String name) throws LogFormatException {
        @Nullable JsonValue value = object.members().get(name);
        if (value == null || value instanceof JsonValue.Flag) {
            return value != null && ((JsonValue.Flag) value).value();
        }
        throw refused(name, "true or false");
    }

    <E extends Enum<E>> E word(String name, Class<E> type) throws LogFormatException {
        String text = text(name);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        throw refused(
                name,
                "one of "
                        + String.join(
                                ", ",
                                Arrays.stream(type.getEnumConstants())
                                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                        .toList()));
    }

    byte[] bytes(String name) throws LogFormatException {
        try {
            return Base64.getDecoder().decode(text(name));
        } catch (IllegalArgumentException e) {
            throw refused(name, "base64");
        }
    }

    @Nullable
    JsonValue value(String name) {
        return object.members().get(name);
    }

    List<Integer> sizes(String name) throws LogFormatException {
        if (!(object.members().get(name) instanceof JsonValue.Elements array)) {
            throw refused(name, "an array of numbers");
        }
        List<Integer> sizes = new ArrayList<>();
        for (JsonValue element : array.elements()) {
            long size = number(name + '/' + sizes.size(), element);
            if (size < 0 || size > Integer.MAX_VALUE) {
                throw refused(name + '/' + sizes.size(), "a length", shown(element));
            }
            sizes.add((int) size);
        }
        return sizes;
    }

    Map<String, List<String>> headers(String name) throws LogFormatException {
        if (!(object.members().get(name) instanceof JsonValue.Members members)) {
            throw refused(name, "an object");
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonValue> member : members.members().entrySet()) {
            headers.put(member.getKey(), texts(name + '/' + member.getKey(), member.getValue()));
        }
        return headers;
    }

    LogFormatException refused(String name, String expected) {
        @Nullable JsonValue value = object.members().get(name);
        return refused(name, expected, value == null ? "absent" : shown(value));
    }

    private LogFormatException refused(String name, String expected, String actual) {
        return new LogFormatException(source, line, '/' + name, expected, actual);
    }

    private List<String> texts(String name, JsonValue value) throws LogFormatException {
        if (!(value instanceof JsonValue.Elements array)) {
            throw refused(name, "an array of strings", shown(value));
        }
        List<String> texts = new ArrayList<>();
        for (JsonValue element : array.elements()) {
            if (!(element instanceof JsonValue.Text text)) {
                throw refused(name, "an array of strings", shown(value));
            }
            texts.add(text.text());
        }
        return texts;
    }

    private long number(String name, @Nullable JsonValue value) throws LogFormatException {
        if (value instanceof JsonValue.Numeral numeral) {
            try {
                return new BigDecimal(numeral.literal()).longValueExact();
            } catch (ArithmeticException e) {
                throw refused(name, "a whole number of 64 bits", shown(value));
            }
        }
        throw refused(name, "a number", value == null ? "absent" : shown(value));
    }

    private static String shown(JsonValue value) {
        String text = value.toString();
        return text.length() > SHOWN ? text.substring(0, SHOWN) + '…' : text;
    }
}
