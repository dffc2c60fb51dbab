package dev.neurosdk.testkit.fault;

import dev.neurosdk.protocol.codec.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Changes to JSON objects, each of which gives a new value. */
final class JsonEdit {

    private JsonEdit() {}

    /** The object with a member set, at its old place if it has one; what is no object stays as it is. */
    static JsonValue set(JsonValue value, String name, JsonValue member) {
        if (value instanceof JsonValue.Members object) {
            Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
            members.put(name, member);
            return new JsonValue.Members(members);
        }
        return value;
    }

    /** The object with a member of a member set; a member that is no object becomes one. */
    static JsonValue set(JsonValue value, String outer, String name, JsonValue member) {
        return set(value, outer, set(new JsonValue.Members(inner(value, outer)), name, member));
    }

    /** The object without a member of a member; nothing when it has none. */
    static Optional<JsonValue> remove(JsonValue value, String outer, String name) {
        Map<String, JsonValue> members = inner(value, outer);
        return members.remove(name) == null
                ? Optional.empty()
                : Optional.of(set(value, outer, new JsonValue.Members(members)));
    }

    private static Map<String, JsonValue> inner(JsonValue value, String outer) {
        return value.at('/' + outer)
                .filter(JsonValue.Members.class::isInstance)
                .map(object -> new LinkedHashMap<>(((JsonValue.Members) object).members()))
                .orElseGet(LinkedHashMap::new);
    }
}
