package dev.neurosdk.testkit.scenario;

import dev.neurosdk.protocol.codec.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** JSON values as patterns and templates that mean nothing but themselves, in the one form that a scenario file gives too. */
final class JsonTrees {

    private JsonTrees() {}

    static Pattern pattern(JsonValue value) {
        if (value instanceof JsonValue.Members object) {
            return new Pattern.Members(mapped(object.members(), JsonTrees::pattern));
        }
        if (value instanceof JsonValue.Elements array) {
            return new Pattern.Elements(
                    array.elements().stream().map(JsonTrees::pattern).toList());
        }
        return new Pattern.Literal(value);
    }

    static Template template(JsonValue value) {
        if (value instanceof JsonValue.Members object) {
            return new Template.Members(mapped(object.members(), JsonTrees::template));
        }
        if (value instanceof JsonValue.Elements array) {
            return new Template.Elements(
                    array.elements().stream().map(JsonTrees::template).toList());
        }
        return new Template.Literal(value);
    }

    static <T, R> Map<String, R> mapped(Map<String, T> members, Function<? super T, ? extends R> function) {
        Map<String, R> result = new LinkedHashMap<>();
        members.forEach((name, value) -> result.put(name, function.apply(value)));
        return result;
    }
}
