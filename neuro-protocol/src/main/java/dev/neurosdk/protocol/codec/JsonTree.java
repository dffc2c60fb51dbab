package dev.neurosdk.protocol.codec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a {@link JsonValue} of what the reader gives, and text of it again. */
final class JsonTree {

    private JsonTree() {}

    static JsonValue of(JsonElement element) {
        if (element instanceof JsonObject object) {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            object.asMap().forEach((name, value) -> members.put(name, of(value)));
            return new JsonValue.Members(members);
        }
        if (element instanceof JsonArray array) {
            List<JsonValue> elements = new ArrayList<>(array.size());
            array.forEach(value -> elements.add(of(value)));
            return new JsonValue.Elements(elements);
        }
        return element instanceof JsonPrimitive primitive ? of(primitive) : new JsonValue.Nothing();
    }

    private static JsonValue of(JsonPrimitive primitive) {
        if (primitive.isString()) {
            return new JsonValue.Text(primitive.getAsString());
        }
        return primitive.isBoolean()
                ? new JsonValue.Flag(primitive.getAsBoolean())
                : new JsonValue.Numeral(primitive.getAsString());
    }

    static String write(JsonValue value) {
        JsonText out = new JsonText();
        write(value, out);
        return out.toString();
    }

    private static void write(JsonValue value, JsonText out) {
        if (value instanceof JsonValue.Members object) {
            out.beginObject();
            object.members().forEach((name, member) -> write(member, out.name(name)));
            out.endObject();
        } else if (value instanceof JsonValue.Elements array) {
            out.beginArray();
            array.elements().forEach(element -> write(element, out));
            out.endArray();
        } else if (value instanceof JsonValue.Text text) {
            out.value(text.text());
        } else {
            out.literal(value.toString());
        }
    }

    static Optional<JsonValue> at(JsonValue root, String pointer) {
        if (!pointer.isEmpty() && pointer.charAt(0) != '/') {
            throw new IllegalArgumentException("pointer: expected none or one that begins with /, was " + pointer);
        }
        Optional<JsonValue> here = Optional.of(root);
        String[] steps = pointer.split("/", -1);
        for (int i = 1; i < steps.length; i++) {
            String step = steps[i].replace("~1", "/").replace("~0", "~");
            here = here.flatMap(value -> child(value, step));
        }
        return here;
    }

    private static Optional<JsonValue> child(JsonValue value, String step) {
        if (value instanceof JsonValue.Members object) {
            return Optional.ofNullable(object.members().get(step));
        }
        if (value instanceof JsonValue.Elements array && step.matches("0|[1-9][0-9]{0,8}")) {
            int index = Integer.parseInt(step);
            return index < array.elements().size()
                    ? Optional.of(array.elements().get(index))
                    : Optional.empty();
        }
        return Optional.empty();
    }
}
