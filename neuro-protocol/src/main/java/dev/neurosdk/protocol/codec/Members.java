package dev.neurosdk.protocol.codec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Typed reading of one object of a message. Confined to one decoding.
 *
 * <p>A defined member that is missing or has the wrong type marks the findings as broken and yields a placeholder, so
 * that reading goes on and every problem is found. {@code null} for an optional member counts as absent.
 */
final class Members {
    private static final String TEXT = "a string";
    private static final String NON_EMPTY_TEXT = "a non-empty string";
    private static final String FLAG = "a boolean";
    private static final String LIST = "an array";

    private final JsonObject object;
    private final String pointer;
    private final Findings findings;
    /** Those that were asked for and are there. So few names that a set would take longer to make than a list to search. */
    private final List<String> found = new ArrayList<>();

    Members(JsonObject object, String pointer, Findings findings) {
        this.object = object;
        this.pointer = pointer;
        this.findings = findings;
    }

    Edition edition() {
        return findings.edition();
    }

    Findings findings() {
        return findings;
    }

    /** Where a member is that was asked for, whose name is therefore fit to be shown. */
    String pointer(String name) {
        return pointer + '/' + name;
    }

    /** A member as it stands; null when absent. */
    @Nullable
    JsonElement raw(String name) {
        JsonElement value = object.get(name);
        if (value != null && !found.contains(name)) {
            found.add(name);
        }
        return value;
    }

    String text(String name, Rule rule) {
        JsonElement value = required(name, rule, TEXT);
        return value != null && isText(value, name, rule, TEXT) ? value.getAsString() : "";
    }

    String nonEmptyText(String name, Rule rule) {
        JsonElement value = required(name, rule, NON_EMPTY_TEXT);
        if (value == null || !isText(value, name, rule, NON_EMPTY_TEXT)) {
            return "";
        }
        String text = value.getAsString();
        if (text.isEmpty()) {
            refuse(name, rule, NON_EMPTY_TEXT, value);
        }
        return text;
    }

    @Nullable
    String optionalText(String name, Rule rule, Rule nulls) {
        JsonElement value = optional(name, nulls, TEXT);
        return value != null && isText(value, name, rule, TEXT) ? value.getAsString() : null;
    }

    boolean flag(String name, Rule rule) {
        JsonElement value = required(name, rule, FLAG);
        return value != null && isTrue(value, name, rule);
    }

    boolean optionalFlag(String name, Rule rule, Rule nulls) {
        JsonElement value = optional(name, nulls, FLAG);
        return value != null && isTrue(value, name, rule);
    }

    JsonArray list(String name, Rule rule) {
        JsonElement value = required(name, rule, LIST);
        if (value instanceof JsonArray array) {
            return array;
        }
        if (value != null) {
            refuse(name, rule, LIST, value);
        }
        return new JsonArray();
    }

    List<String> texts(String name, Rule rule) {
        JsonArray list = list(name, rule);
        List<String> texts = new ArrayList<>(list.size());
        for (int index = 0; index < list.size(); index++) {
            JsonElement element = list.get(index);
            if (element instanceof JsonPrimitive primitive && primitive.isString()) {
                texts.add(primitive.getAsString());
            } else {
                findings.refuse(rule, pointer(name) + "/" + index, TEXT, Excerpt.of(element));
            }
        }
        return texts;
    }

    Members object(String name, Rule rule) {
        JsonElement value = required(name, rule, "an object");
        if (value instanceof JsonObject inner) {
            return new Members(inner, pointer(name), findings);
        }
        if (value != null) {
            refuse(name, rule, "an object", value);
        }
        return new Members(new JsonObject(), pointer(name), findings.unheard());
    }

    /** Reports every member that nobody asked for. */
    void rest(Rule rule) {
        if (found.size() == object.size()) {
            return;
        }
        for (String name : object.keySet()) {
            if (!found.contains(name)) {
                findings.tolerate(
                        rule, StrictJson.child(pointer, name), "no such member", "a member " + Excerpt.quoted(name));
            }
        }
    }

    private @Nullable JsonElement required(String name, Rule rule, String expected) {
        JsonElement value = raw(name);
        if (value == null) {
            findings.refuse(rule, pointer(name), expected, "absent");
        }
        return value;
    }

    private @Nullable JsonElement optional(String name, Rule nulls, String expected) {
        JsonElement value = raw(name);
        if (value != null && value.isJsonNull()) {
            findings.tolerate(nulls, pointer(name), expected + " or no such member", "null");
            return null;
        }
        return value;
    }

    private boolean isText(JsonElement value, String name, Rule rule, String expected) {
        boolean text = value instanceof JsonPrimitive primitive && primitive.isString();
        if (!text) {
            refuse(name, rule, expected, value);
        }
        return text;
    }

    private boolean isTrue(JsonElement value, String name, Rule rule) {
        if (value instanceof JsonPrimitive primitive && primitive.isBoolean()) {
            return primitive.getAsBoolean();
        }
        refuse(name, rule, FLAG, value);
        return false;
    }

    private void refuse(String name, Rule rule, String expected, JsonElement actual) {
        findings.refuse(rule, pointer(name), expected, Excerpt.of(actual));
    }
}
