package dev.neurosdk.protocol.codec;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonElement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A JSON value as data, for whoever has to look into messages without knowing their shape. Immutable; its
 * {@link Object#toString()} is compact JSON text, members in order, number literals as they were read.
 */
public sealed interface JsonValue {

    /**
     * An object.
     *
     * @param members its members, in order; copied
     */
    record Members(Map<String, JsonValue> members) implements JsonValue {
        /** Copies the members. */
        public Members {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        @Override
        public String toString() {
            return JsonTree.write(this);
        }
    }

    /**
     * An array.
     *
     * @param elements its elements; copied
     */
    record Elements(List<JsonValue> elements) implements JsonValue {
        /** Copies the elements. */
        public Elements {
            elements = List.copyOf(elements);
        }

        @Override
        public String toString() {
            return JsonTree.write(this);
        }
    }

    /**
     * A string.
     *
     * @param text its characters
     */
    record Text(String text) implements JsonValue {
        /** Refuses null. */
        public Text {
            requireNonNull(text, "text");
        }

        @Override
        public String toString() {
            return JsonTree.write(this);
        }
    }

    /**
     * A number.
     *
     * @param literal as written in JSON; two numbers are equal when their literals are
     */
    record Numeral(String literal) implements JsonValue {
        /** Refuses null. */
        public Numeral {
            requireNonNull(literal, "literal");
        }

        /** {@return the nearest double} */
        public double value() {
            return Double.parseDouble(literal);
        }

        @Override
        public String toString() {
            return literal;
        }
    }

    /**
     * True or false.
     *
     * @param value which
     */
    record Flag(boolean value) implements JsonValue {
        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    /** Null. */
    record Nothing() implements JsonValue {
        @Override
        public String toString() {
            return "null";
        }
    }

    /**
     * Reads a text strictly ({@link StrictJson}). Of a repeated member the last value counts.
     *
     * @param text the text, of any length
     * @return its value; nothing when it is not JSON
     */
    static Optional<JsonValue> parse(String text) {
        return read(text, Integer.MAX_VALUE, Optional::of, faults -> Optional.empty());
    }

    /**
     * Reads a text strictly ({@link StrictJson}). Of a repeated member the last value counts.
     *
     * @param text the text
     * @param maxLength the longest text accepted, in characters
     * @param valid given the value
     * @param invalid given what is wrong, at least one fault
     * @param <R> what the functions give
     * @return what the function called gave
     */
    static <R> R read(
            String text,
            int maxLength,
            Function<? super JsonValue, ? extends R> valid,
            Function<? super List<JsonMembers.Fault>, ? extends R> invalid) {
        StrictJson.Parsed<JsonElement> parsed = StrictJson.read(text, maxLength);
        return parsed instanceof StrictJson.Valid<JsonElement> good
                ? valid.apply(JsonTree.of(good.root()))
                : invalid.apply(JsonMembers.faults(((StrictJson.Invalid<JsonElement>) parsed).problems()));
    }

    /**
     * The value at a place.
     *
     * @param pointer a JSON pointer (RFC 6901); empty for this value
     * @return the value there; nothing when there is none
     * @throws IllegalArgumentException when the pointer is neither empty nor begins with a slash
     */
    default Optional<JsonValue> at(String pointer) {
        return JsonTree.at(this, pointer);
    }

    /**
     * The string at a place.
     *
     * @param pointer a JSON pointer (RFC 6901); empty for this value
     * @return its characters; nothing when there is no string there
     * @throws IllegalArgumentException when the pointer is neither empty nor begins with a slash
     */
    default Optional<String> textAt(String pointer) {
        return at(pointer).filter(Text.class::isInstance).map(value -> ((Text) value).text());
    }
}
