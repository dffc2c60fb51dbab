package dev.neurosdk.testkit.conformance.report;

import dev.neurosdk.protocol.codec.JsonValue;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value of a document that should have a certain shape, and where it is.
 *
 * @param document how the document is called in problems
 * @param pointer where the value is, as a JSON pointer (RFC 6901)
 * @param value the value; null where there is none
 */
record JsonNode(String document, String pointer, @Nullable JsonValue value) {

    /** The document has another shape. */
    static final class Problem extends RuntimeException {
        private static final long serialVersionUID = 1;

        Problem(String message) {
            super(message);
        }
    }

    Problem problem(String expected, String actual) {
        return new Problem(
                document + (pointer.isEmpty() ? "" : " at " + pointer) + ": expected " + expected + ", was " + actual);
    }

    private Problem problem(String expected) {
        return problem(expected, value == null ? "absent" : cut(value.toString()));
    }

    private static String cut(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }

    JsonNode at(String name) {
        if (value instanceof JsonValue.Members object) {
            return new JsonNode(document, pointer + '/' + name, object.members().get(name));
        }
        throw problem("an object");
    }

    Optional<JsonNode> optional(String name) {
        return Optional.of(at(name)).filter(node -> node.value != null);
    }

    List<JsonNode> elements() {
        if (!(value instanceof JsonValue.Elements array)) {
            throw problem("an array");
        }
        List<JsonNode> nodes = new ArrayList<>();
        array.elements().forEach(element -> nodes.add(new JsonNode(document, pointer + '/' + nodes.size(), element)));
        return nodes;
    }

    String text() {
        if (value instanceof JsonValue.Text text) {
            return text.text();
        }
        throw problem("a string");
    }

    String base64() {
        try {
            Base64.getDecoder().decode(text());
            return text();
        } catch (IllegalArgumentException e) {
            throw problem("base64");
        }
    }

    boolean flag() {
        if (value instanceof JsonValue.Flag flag) {
            return flag.value();
        }
        throw problem("true or false");
    }

    long integer(long least, long most) {
        if (value instanceof JsonValue.Numeral numeral && numeral.literal().matches("-?[0-9]{1,19}")) {
            try {
                long number = Long.parseLong(numeral.literal());
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw problem("a whole number");
            }
        }
        throw problem("a whole number" + (least >= 0 ? " of at least " + least : ""));
    }

    <T> T choice(Map<String, T> choices) {
        @Nullable T chosen = choices.get(text());
        if (chosen == null) {
            throw problem("one of "
                    + String.join(", ", choices.keySet().stream().sorted().toList()));
        }
        return chosen;
    }
}
