package dev.neurosdk.protocol.codec;

import static java.util.Objects.requireNonNull;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import dev.neurosdk.protocol.rule.Rule;
import java.util.List;

/**
 * Reads JSON the way RFC 8259 writes it and says where a text departs from it. Never throws for bad input.
 *
 * <p>Besides the grammar it refuses what receivers disagree about or suffer from: a byte order mark, lone surrogates,
 * number literals that are over-long, overflow a double or have a huge exponent, deep nesting, over-long texts. Repeated member names are JSON
 * (RFC 8259 section 4 only advises against them): they are reported beside the value. Thread-safe.
 */
public final class StrictJson {

    /** The deepest nesting accepted, in arrays and objects around a value. */
    public static final int MAX_DEPTH = 64;

    /** The longest number literal accepted, in characters. */
    public static final int MAX_NUMBER_LENGTH = 128;

    /** The largest exponent accepted, either sign: beyond it nothing but zero fits a double. */
    public static final int MAX_EXPONENT = 400;

    private static final Gson WRITER =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    private StrictJson() {}

    /**
     * What became of a text.
     *
     * @param <V> any value of the tree that it was read into
     */
    public sealed interface Parsed<V> {}

    /**
     * The text is JSON.
     *
     * @param root its value; mutable, owned by the caller; of a repeated member name it holds the last value
     * @param repeated every member name that repeats an earlier one of its object, in the order met; empty as a rule;
     *     copied
     * @param <V> any value of the tree
     */
    public record Valid<V>(V root, List<Problem> repeated) implements Parsed<V> {
        /** Copies the list. */
        public Valid {
            requireNonNull(root, "root");
            repeated = List.copyOf(repeated);
        }
    }

    /**
     * The text is not acceptable.
     *
     * @param problems what is wrong, in the order met; at least one
     * @param <V> any value of the tree that there is none of
     */
    public record Invalid<V>(List<Problem> problems) implements Parsed<V> {
        /** Copies the list. */
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /**
     * One departure from acceptable JSON.
     *
     * @param rule the rule broken
     * @param pointer where, as a JSON pointer; for a syntax error the innermost place reached
     * @param expected what is asked for, as it reads after "expected"
     * @param actual what came instead, as it reads after "was"
     */
    public record Problem(Rule rule, String pointer, String expected, String actual) {}

    /**
     * Reads a text into Gson's tree, with the usual limit on depth.
     *
     * @param text the text
     * @param maxLength the longest text accepted, in characters
     * @return the value or what is wrong with the text
     */
    public static Parsed<JsonElement> read(String text, int maxLength) {
        return read(text, maxLength, MAX_DEPTH);
    }

    /**
     * Reads a text into Gson's tree.
     *
     * @param text the text
     * @param maxLength the longest text accepted, in characters
     * @param maxDepth the deepest nesting accepted, 1 to 250
     * @return the value or what is wrong with the text
     * @throws IllegalArgumentException when the depth is out of range
     */
    public static Parsed<JsonElement> read(String text, int maxLength, int maxDepth) {
        return read(text, maxLength, maxDepth, GsonTree.INSTANCE);
    }

    /**
     * Reads a text into any tree.
     *
     * @param text the text
     * @param maxLength the longest text accepted, in characters
     * @param maxDepth the deepest nesting accepted, 1 to 250
     * @param tree makes the values
     * @param <V> any value of the tree
     * @return the value or what is wrong with the text
     * @throws IllegalArgumentException when the depth is out of range
     */
    public static <V> Parsed<V> read(String text, int maxLength, int maxDepth, TreeMaker<V> tree) {
        if (maxDepth < 1 || maxDepth > 250) {
            throw new IllegalArgumentException("maxDepth: expected 1 to 250, was " + maxDepth);
        }
        if (text.length() > maxLength) {
            return refused(Rule.JSON_SIZE, "at most " + maxLength + " characters", text.length() + " characters");
        }
        if (!text.isEmpty() && text.charAt(0) == '\uFEFF') {
            return refused(Rule.JSON_TEXT, "JSON without a byte order mark", "a byte order mark");
        }
        return JsonReading.of(text, tree, maxDepth);
    }

    /**
     * Writes a value compactly: no white space, no HTML escaping, members in order, nulls kept, number literals as they
     * were read.
     *
     * @param value the value
     * @return JSON text
     */
    public static String write(JsonElement value) {
        return WRITER.toJson(value);
    }

    private static <V> Invalid<V> refused(Rule rule, String expected, String actual) {
        return new Invalid<>(List.of(new Problem(rule, "", expected, actual)));
    }

    /**
     * The pointer to a member of an object, for telling people.
     *
     * @param pointer a JSON pointer to the object
     * @param name the member's name
     * @return the pointer to the member; the pointer to the object where the name is too long or too odd to be shown
     */
    static String child(String pointer, String name) {
        return Excerpt.harmless(name) ? pointer + "/" + escape(name) : pointer;
    }

    /**
     * A member name as one step of a JSON pointer (RFC 6901 section 3).
     *
     * @param name the name
     * @return the name with {@code ~} and {@code /} escaped
     */
    public static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
