package dev.neurosdk.testkit.scenario;

import dev.neurosdk.protocol.codec.JsonValue;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How patterns and templates are written in a scenario file. */
final class Notation {

    static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
    static final Set<String> FUNCTIONS = Set.of("contains", "first", "valid", "boundary", "invalid");

    private static final Pattern SPECIAL = Pattern.compile(
            "[\\\\~].*|\\$[A-Za-z_].*|!absent|!present|uid|schema:.*|[-.\\d]*\\.\\.[-.\\d]*|[a-z]+\\(.*\\)",
            Pattern.DOTALL);

    private Notation() {}

    static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("variable: expected letters, digits and _, was \"" + name + '"');
        }
    }

    /** A value so that it stands for itself. */
    static String literal(JsonValue value) {
        return value instanceof JsonValue.Text text
                        && SPECIAL.matcher(text.text()).matches()
                ? new JsonValue.Text('\\' + text.text()).toString()
                : value.toString();
    }

    static String members(Map<String, ?> members) {
        return members.entrySet().stream()
                .map(member -> member.getKey() + ": " + member.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    static String bound(double value) {
        if (Double.isInfinite(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
