package dev.neurosdk.testkit.replay;

import dev.neurosdk.protocol.codec.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies of JSON objects with one member changed. */
final class JsonPlace {

    private JsonPlace() {}

    /** The same when there is nothing at the place. */
    static JsonValue removed(JsonValue root, String pointer) {
        return with(root, pointer.substring(1), null);
    }

    /** The same when there is nothing at the place. */
    static JsonValue replaced(JsonValue root, String pointer, JsonValue value) {
        return with(root, pointer.substring(1), value);
    }

    private static JsonValue with(JsonValue parent, String path, @Nullable JsonValue value) {
        int slash = path.indexOf('/');
        String name = slash < 0 ? path : path.substring(0, slash);
        if (!(parent instanceof JsonValue.Members object) || !object.members().containsKey(name)) {
            return parent;
        }
        Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
        if (slash >= 0) {
            members.computeIfPresent(name, (same, child) -> with(child, path.substring(slash + 1), value));
        } else if (value == null) {
            members.remove(name);
        } else {
            members.put(name, value);
        }
        return new JsonValue.Members(members);
    }
}
