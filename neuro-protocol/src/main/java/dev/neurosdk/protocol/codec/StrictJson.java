package dev.neurosdk.protocol.codec;

import static java.util.Objects.requireNonNull;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import dev.neurosdk.protocol.rule.Rule;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads JSON the way RFC 8259 writes it and says where a text departs from it. Never throws for bad input.
 *
 * <p>Besides the grammar it refuses what receivers disagree about or suffer from: a byte order mark, lone surrogates,
 * number literals that are over-long or overflow a double, deep nesting, over-long texts. Repeated member names are JSON
 * (RFC 8259 section 4 only advises against them): they are reported beside the value. Thread-safe.
 */
public final class StrictJson {

    /** The deepest nesting accepted, in arrays and objects around a value. */
    public static final int MAX_DEPTH = 64;

    /** The longest number literal accepted, in characters. */
    public static final int MAX_NUMBER_LENGTH = 128;

    private static final int MAX_PROBLEMS = 20;
    private static final Gson WRITER =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
    private static final Pattern POSITION = Pattern.compile("line (\\d+) column (\\d+)");

    private StrictJson() {}

    /** What became of a text. */
    public sealed interface Parsed {}

    /**
     * The text is JSON.
     *
     * @param root its value; mutable, owned by the caller; of a repeated member name it holds the last value
     * @param repeated every member name that repeats an earlier one of its object, in the order met; empty as a rule;
     *     copied
     */
    public record Valid(JsonElement root, List<Problem> repeated) implements Parsed {
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
     */
    public record Invalid(List<Problem> problems) implements Parsed {
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
     * Reads a text with the usual limit on depth.
     *
     * @param text the text
     * @param maxLength the longest text accepted, in characters
     * @return the value or what is wrong with the text
     */
    public static Parsed read(String text, int maxLength) {
        return read(text, maxLength, MAX_DEPTH);
    }

    /**
     * Reads a text.
     *
     * @param text the text
     * @param maxLength the longest text accepted, in characters
     * @param maxDepth the deepest nesting accepted, 1 to 255
     * @return the value or what is wrong with the text
     */
    public static Parsed read(String text, int maxLength, int maxDepth) {
        if (text.length() > maxLength) {
            return refused(Rule.JSON_SIZE, "at most " + maxLength + " characters", text.length() + " characters");
        }
        if (!text.isEmpty() && text.charAt(0) == '\uFEFF') {
            return refused(Rule.JSON_TEXT, "JSON without a byte order mark", "a byte order mark");
        }
        return new Reading(text, maxDepth).run();
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

    private static Invalid refused(Rule rule, String expected, String actual) {
        return new Invalid(List.of(new Problem(rule, "", expected, actual)));
    }

    /** One pass over one text. Confined to one call. */
    private static final class Reading {
        private final JsonReader reader;
        private final int maxDepth;
        private final List<Problem> problems = new ArrayList<>(0);
        private final List<Problem> repeated = new ArrayList<>(0);
        private final Object[] path;
        private int depth;

        Reading(String text, int maxDepth) {
            this.reader = new JsonReader(new StringReader(text));
            this.maxDepth = maxDepth;
            this.path = new Object[maxDepth];
            reader.setStrictness(Strictness.STRICT);
            reader.setNestingLimit(maxDepth + 1);
        }

        Parsed run() {
            try {
                JsonElement root = value();
                if (reader.peek() != JsonToken.END_DOCUMENT) {
                    problem(Rule.JSON_TEXT, "nothing after the value", "more text");
                }
                return problems.isEmpty() ? new Valid(root, repeated) : invalid();
            } catch (TooDeep e) {
                problem(Rule.JSON_NESTING, "at most " + maxDepth + " levels of nesting", "more");
            } catch (EOFException e) {
                problem(Rule.JSON_TEXT, "complete JSON", "the end of the text");
            } catch (MalformedJsonException | NumberFormatException | IllegalStateException e) {
                syntaxError(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return invalid();
        }

        private Invalid invalid() {
            problems.addAll(repeated);
            return new Invalid(problems);
        }

        private JsonElement value() throws IOException, TooDeep {
            return switch (reader.peek()) {
                case BEGIN_OBJECT -> object();
                case BEGIN_ARRAY -> array();
                case STRING -> new JsonPrimitive(reader.nextString());
                case NUMBER -> number();
                case BOOLEAN -> new JsonPrimitive(reader.nextBoolean());
                case NULL -> {
                    reader.nextNull();
                    yield JsonNull.INSTANCE;
                }
                default -> throw new MalformedJsonException("unexpected token");
            };
        }

        private JsonObject object() throws IOException, TooDeep {
            JsonObject object = new JsonObject();
            enter();
            reader.beginObject();
            while (reader.hasNext()) {
                String name = reader.nextName();
                path[depth - 1] = name;
                boolean again = object.has(name);
                object.add(name, value());
                if (again) {
                    problem(repeated, Rule.JSON_UNIQUE_NAMES, "a member name that occurs once", "a repetition");
                }
            }
            reader.endObject();
            depth--;
            return object;
        }

        private JsonArray array() throws IOException, TooDeep {
            JsonArray array = new JsonArray();
            enter();
            reader.beginArray();
            while (reader.hasNext()) {
                path[depth - 1] = array;
                array.add(value());
            }
            reader.endArray();
            depth--;
            return array;
        }

        private JsonPrimitive number() throws IOException {
            Number number = ToNumberPolicy.LAZILY_PARSED_NUMBER.readNumber(reader);
            String literal = number.toString();
            if (literal.length() > MAX_NUMBER_LENGTH) {
                problem(
                        Rule.JSON_NUMBER,
                        "a number of at most " + MAX_NUMBER_LENGTH + " characters",
                        literal.length() + " characters");
            } else if (!Double.isFinite(Double.parseDouble(literal))) {
                problem(Rule.JSON_NUMBER, "a number within the range of a double", literal);
            }
            return new JsonPrimitive(number);
        }

        private void enter() throws TooDeep {
            if (depth == maxDepth) {
                throw new TooDeep();
            }
            path[depth] = "";
            depth++;
        }

        private void syntaxError(Exception e) {
            String message = String.valueOf(e.getMessage());
            Matcher position = POSITION.matcher(message);
            String where = position.find() ? " at line " + position.group(1) + ", column " + position.group(2) : "";
            if (message.startsWith("Unpaired surrogate")) {
                problem(Rule.JSON_SURROGATE, "surrogates in pairs", "a lone one" + where);
            } else {
                problem(Rule.JSON_TEXT, "JSON", "a syntax error" + where);
            }
        }

        private void problem(Rule rule, String expected, String actual) {
            problem(problems, rule, expected, actual);
        }

        private void problem(List<Problem> list, Rule rule, String expected, String actual) {
            if (list.size() < MAX_PROBLEMS) {
                list.add(new Problem(rule, pointer(), expected, actual));
            }
        }

        private String pointer() {
            String pointer = "";
            for (Object step : Arrays.asList(path).subList(0, depth)) {
                String longer =
                        step instanceof JsonArray array ? pointer + "/" + array.size() : child(pointer, (String) step);
                if (longer.equals(pointer)) {
                    return pointer;
                }
                pointer = longer;
            }
            return pointer;
        }
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

    /** Thrown to leave the recursion when a text nests too deep. */
    private static final class TooDeep extends Exception {
        private static final long serialVersionUID = 1;

        TooDeep() {
            super(null, null, false, false);
        }
    }
}
