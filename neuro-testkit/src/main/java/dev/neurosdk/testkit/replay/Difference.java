package dev.neurosdk.testkit.replay;

import dev.neurosdk.protocol.codec.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One place where a message is not what it was in the recording. Immutable.
 *
 * @param pointer where, as a JSON pointer (RFC 6901); empty for the whole message
 * @param expected what was recorded there, as JSON; {@code absent} for nothing
 * @param actual what came, as JSON; {@code absent} for nothing
 */
public record Difference(String pointer, String expected, String actual) {

    /** The most places told of one message. */
    static final int MOST = 10;

    private static final int SHOWN = 80;
    private static final String ABSENT = "absent";

    @Override
    public String toString() {
        return (pointer.isEmpty() ? "the whole" : pointer) + ": expected " + expected + ", was " + actual;
    }

    static List<Difference> between(@Nullable JsonValue expected, @Nullable JsonValue actual) {
        List<Difference> found = new ArrayList<>();
        compare("", expected, actual, found);
        return found.size() > MOST ? List.copyOf(found.subList(0, MOST)) : found;
    }

    private static void compare(
            String pointer, @Nullable JsonValue expected, @Nullable JsonValue actual, List<Difference> found) {
        if (found.size() > MOST) {
            return;
        }
        if (expected instanceof JsonValue.Members one && actual instanceof JsonValue.Members other) {
            Set<String> names = new LinkedHashSet<>(one.members().keySet());
            names.addAll(other.members().keySet());
            names.forEach(name -> compare(
                    pointer + '/' + name.replace("~", "~0").replace("/", "~1"),
                    one.members().get(name),
                    other.members().get(name),
                    found));
        } else if (expected instanceof JsonValue.Elements one && actual instanceof JsonValue.Elements other) {
            for (int i = 0; i < Math.max(one.elements().size(), other.elements().size()); i++) {
                compare(pointer + '/' + i, element(one, i), element(other, i), found);
            }
        } else if (expected == null ? actual != null : !expected.equals(actual)) {
            found.add(new Difference(pointer, shown(expected), shown(actual)));
        }
    }

    private static @Nullable JsonValue element(JsonValue.Elements array, int index) {
        return index < array.elements().size() ? array.elements().get(index) : null;
    }

    private static String shown(@Nullable JsonValue value) {
        return value == null ? ABSENT : shortened(value.toString());
    }

    static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + '…' : line;
    }
}
