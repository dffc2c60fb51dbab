package dev.neurosdk.protocol.codec;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The members of one JSON object that is no message of the protocol, read strictly: a repeated or unknown member counts as
 * a fault, and so does a value of another type. Bad input never throws; {@link #faults()} tells all of it at once. Null
 * counts as absent. Confined to one thread.
 */
public final class JsonMembers {

    private final JsonObject object;
    private final List<Fault> faults;
    private final boolean readable;
    private final Set<String> asked = new HashSet<>();

    private JsonMembers(JsonObject object, List<Fault> faults, boolean readable) {
        this.object = object;
        this.faults = new ArrayList<>(faults);
        this.readable = readable;
    }

    /**
     * One thing that is wrong. Immutable.
     *
     * @param pointer where, as a JSON pointer (RFC 6901)
     * @param expected what is asked for, as it reads after "expected"
     * @param actual what came instead, as it reads after "was"
     */
    public record Fault(String pointer, String expected, String actual) {
        /** Refuses null components. */
        public Fault {
            requireNonNull(pointer, "pointer");
            requireNonNull(expected, "expected");
            requireNonNull(actual, "actual");
        }
    }

    /**
     * Reads a text.
     *
     * @param text the text
     * @param maxLength the longest text accepted, in characters
     * @return its members; none, and at least one fault, when it is not an object
     */
    public static JsonMembers read(String text, int maxLength) {
        StrictJson.Parsed<JsonElement> parsed = StrictJson.read(text, maxLength);
        if (parsed instanceof StrictJson.Valid<JsonElement> valid) {
            return valid.root() instanceof JsonObject object
                    ? new JsonMembers(object, faults(valid.repeated()), true)
                    : unreadable(List.of(new Fault("", "a JSON object", Excerpt.of(valid.root()))));
        }
        return unreadable(faults(((StrictJson.Invalid<JsonElement>) parsed).problems()));
    }

    private static JsonMembers unreadable(List<Fault> faults) {
        return new JsonMembers(new JsonObject(), faults, false);
    }

    static List<Fault> faults(List<StrictJson.Problem> problems) {
        return problems.stream()
                .map(problem -> new Fault(problem.pointer(), problem.expected(), problem.actual()))
                .toList();
    }

    /**
     * A string that has to be there.
     *
     * @param name the member's name
     * @return the string; empty when it is missing or no string, which is a fault
     */
    public String text(String name) {
        String text = optionalText(name);
        if (text == null && readable && value(name) == null) {
            faults.add(new Fault(StrictJson.child("", name), "a string", "absent"));
        }
        return text == null ? "" : text;
    }

    /**
     * A string that may be there.
     *
     * @param name the member's name
     * @return the string; null when it is absent, or no string, which is a fault
     */
    public @Nullable String optionalText(String name) {
        JsonElement value = value(name);
        if (value instanceof JsonPrimitive primitive && primitive.isString()) {
            return primitive.getAsString();
        }
        refuse(name, "a string", value);
        return null;
    }

    /**
     * A boolean that may be there.
     *
     * @param name the member's name
     * @param otherwise what counts when it is absent
     * @return the boolean; the other when it is absent, or no boolean, which is a fault
     */
    public boolean flag(String name, boolean otherwise) {
        JsonElement value = value(name);
        if (value instanceof JsonPrimitive primitive && primitive.isBoolean()) {
            return primitive.getAsBoolean();
        }
        refuse(name, "a boolean", value);
        return otherwise;
    }

    /**
     * What is wrong; to be asked when every member that means something has been asked for.
     *
     * @return the faults, in the order found; empty when there is none; a copy
     */
    public List<Fault> faults() {
        List<Fault> all = new ArrayList<>(faults);
        object.keySet().stream()
                .filter(name -> !asked.contains(name))
                .map(name -> new Fault(StrictJson.child("", name), "one of the members " + known(), "another"))
                .forEach(all::add);
        return all;
    }

    /** {@return the object on one line, members in order; an empty object when it could not be read} */
    public String compact() {
        return StrictJson.write(object);
    }

    /** {@return whether the text is a JSON object, whatever its members} */
    public boolean isObject() {
        return readable;
    }

    private String known() {
        return String.join(", ", new TreeSet<>(asked));
    }

    private @Nullable JsonElement value(String name) {
        asked.add(name);
        JsonElement value = object.get(name);
        return value == null || value instanceof JsonNull ? null : value;
    }

    private void refuse(String name, String expected, @Nullable JsonElement value) {
        if (value != null) {
            faults.add(new Fault(StrictJson.child("", name), expected, Excerpt.of(value)));
        }
    }
}
