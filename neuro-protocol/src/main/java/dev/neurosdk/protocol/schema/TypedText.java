package dev.neurosdk.protocol.schema;

import dev.neurosdk.protocol.codec.StrictJson;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * How a person writes a value: JSON, or shorter where the schema leaves no doubt. Text needs no quotation marks, yes and no
 * are truth values, a list needs commas only, and a listed value can be given by its place. Immutable.
 */
final class TypedText {

    private static final int MAX_LENGTH = 1 << 16;

    private final Facts facts;

    TypedText(Facts facts) {
        this.facts = facts;
    }

    /** The value meant; null when it has none of the types wanted. */
    @Nullable
    JsonNode read(String typed) {
        JsonNode json = json(typed);
        if (facts.values != null) {
            return listed(facts.values, typed, json);
        }
        if (facts.types == Types.STRING) {
            return json != null && json.isString() ? json : text(typed);
        }
        if (json != null && (Types.of(json) & facts.types) != 0) {
            return json;
        }
        if ((facts.types & Types.STRING) != 0) {
            return text(typed);
        }
        JsonNode truth = (facts.types & Types.BOOLEAN) == 0 ? null : truth(typed);
        return truth == null && (facts.types & Types.ARRAY) != 0 ? items(typed) : truth;
    }

    /** By value, else by its text, else by its place where no value is a number. */
    private static @Nullable JsonNode listed(List<JsonNode> values, String typed, @Nullable JsonNode json) {
        for (JsonNode value : values) {
            if ((json != null && JsonValues.same(value, json))
                    || (value.isString() && value.stringValue().equals(typed))) {
                return value;
            }
        }
        boolean placed = values.stream().noneMatch(JsonNode::isNumber);
        for (int place = 1; placed && place <= values.size(); place++) {
            if (typed.equals(Integer.toString(place))) {
                return values.get(place - 1);
            }
        }
        return null;
    }

    private @Nullable JsonNode items(String typed) {
        Facts items = Facts.of(facts.items());
        if (typed.strip().startsWith("[") || (items.types & (Types.ARRAY | Types.OBJECT)) != 0) {
            return null;
        }
        TypedText reading = new TypedText(items);
        ArrayNode list = JsonValues.NODES.arrayNode();
        for (String part : typed.split(",", -1)) {
            JsonNode item = reading.read(part.strip());
            if (item == null) {
                return null;
            }
            list.add(item);
        }
        return list;
    }

    private static @Nullable JsonNode truth(String typed) {
        return switch (typed.toLowerCase(Locale.ROOT)) {
            case "y", "yes" -> JsonValues.NODES.booleanNode(true);
            case "n", "no" -> JsonValues.NODES.booleanNode(false);
            default -> null;
        };
    }

    private static JsonNode text(String typed) {
        return JsonValues.NODES.stringNode(typed);
    }

    private static @Nullable JsonNode json(String typed) {
        return JsonTrees.read(typed, MAX_LENGTH) instanceof StrictJson.Valid<JsonNode> valid
                        && valid.repeated().isEmpty()
                ? valid.root()
                : null;
    }
}
