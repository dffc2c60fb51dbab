package dev.neurosdk.protocol.schema;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** JSON values and schema keywords in words that a game developer and a language model understand. */
final class Words {

    private static final int MAX_VALUE = 80;
    private static final int MAX_TEXT = 400;
    private static final int MAX_LISTED = 20;

    private Words() {}

    /** A value as it is written, shortened; a container by what it is. */
    static String value(JsonNode node) {
        if (node.isObject()) {
            return "an object with " + counted(node.size(), "property", "properties");
        }
        if (node.isArray()) {
            return "an array of " + counted(node.size(), "item", "items");
        }
        return quoted(node);
    }

    /** A value with its type. */
    static String typed(JsonNode node) {
        if (node.isString()) {
            return "the string " + quoted(node);
        }
        return node.isNumber() ? "the number " + quoted(node) : value(node);
    }

    /** A value as JSON, shortened. */
    static String quoted(JsonNode node) {
        return shortened(JsonTrees.write(node), MAX_VALUE);
    }

    /** A name in quotation marks, shortened. */
    static String name(String name) {
        return "\"" + shortened(name, MAX_VALUE) + "\"";
    }

    /** What {@code type} allows: one name, or a list of them. */
    static String type(JsonNode type) {
        if (!type.isArray()) {
            return typeName(type.asString(""));
        }
        List<String> names = new ArrayList<>();
        type.forEach(name -> names.add(typeName(name.asString(""))));
        return either(names);
    }

    /** The values of a list, for a choice of one. */
    static String oneOf(JsonNode values) {
        List<String> written = new ArrayList<>();
        for (JsonNode value : values) {
            if (written.size() == MAX_LISTED) {
                written.add(values.size() - MAX_LISTED + " more");
                break;
            }
            written.add(quoted(value));
        }
        return text(written.size() == 1 ? written.get(0) : "one of " + String.join(", ", written));
    }

    /** Alternatives joined by "or". */
    static String either(List<String> alternatives) {
        int last = alternatives.size() - 1;
        return last < 1
                ? String.join("", alternatives)
                : String.join(", ", alternatives.subList(0, last)) + " or " + alternatives.get(last);
    }

    /** A number of things. */
    static String counted(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** Text of any origin, cut to what fits a message. */
    static String text(String text) {
        return shortened(text, MAX_TEXT);
    }

    private static String shortened(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end) + "…";
    }

    private static String typeName(String type) {
        return switch (type) {
            case "object", "array", "integer" -> "an " + type;
            case "null" -> "null";
            case "boolean" -> "true or false";
            default -> "a " + type;
        };
    }
}
