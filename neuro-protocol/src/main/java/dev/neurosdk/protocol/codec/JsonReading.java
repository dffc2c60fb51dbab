package dev.neurosdk.protocol.codec;

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
import dev.neurosdk.protocol.codec.StrictJson.Invalid;
import dev.neurosdk.protocol.codec.StrictJson.Parsed;
import dev.neurosdk.protocol.codec.StrictJson.Problem;
import dev.neurosdk.protocol.codec.StrictJson.Valid;
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

/** One pass over one text. Confined to one call. */
final class JsonReading {
    private static final int MAX_PROBLEMS = 20;
    private static final Pattern POSITION = Pattern.compile("line (\\d+) column (\\d+)");

    private final JsonReader reader;
    private final int maxDepth;
    private final List<Problem> problems = new ArrayList<>(0);
    private final List<Problem> repeated = new ArrayList<>(0);
    private final Object[] path;
    private int depth;

    JsonReading(String text, int maxDepth) {
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
        enter(object);
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
        enter(array);
        reader.beginArray();
        while (reader.hasNext()) {
            array.add(value());
        }
        reader.endArray();
        depth--;
        return array;
    }

    private JsonPrimitive number() throws IOException {
        Number number = ToNumberPolicy.LAZILY_PARSED_NUMBER.readNumber(reader);
        String literal = number.toString();
        if (literal.length() > StrictJson.MAX_NUMBER_LENGTH) {
            problem(
                    Rule.JSON_NUMBER,
                    "a number of at most " + StrictJson.MAX_NUMBER_LENGTH + " characters",
                    literal.length() + " characters");
        } else if (hugeExponent(literal) || !Double.isFinite(Double.parseDouble(literal))) {
            problem(Rule.JSON_NUMBER, "a number within the range of a double", Excerpt.plain(literal));
        }
        return new JsonPrimitive(number);
    }

    private static boolean hugeExponent(String literal) {
        int mark = Math.max(literal.indexOf('e'), literal.indexOf('E'));
        if (mark < 0) {
            return false;
        }
        try {
            return Math.abs((long) Integer.parseInt(literal.substring(mark + 1))) > StrictJson.MAX_EXPONENT;
        } catch (NumberFormatException tooManyDigits) {
            return true;
        }
    }

    private void enter(JsonElement container) throws TooDeep {
        if (depth == maxDepth) {
            throw new TooDeep();
        }
        path[depth] = container;
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
            String longer = longer(pointer, step);
            if (longer.equals(pointer)) {
                return pointer;
            }
            pointer = longer;
        }
        return pointer;
    }

    /** A step is the array being read, or the name last read in an object, or an object without a name yet. */
    private static String longer(String pointer, Object step) {
        if (step instanceof JsonArray array) {
            return pointer + "/" + array.size();
        }
        return step instanceof String name ? StrictJson.child(pointer, name) : pointer;
    }

    /** Thrown to leave the recursion when a text nests too deep. */
    private static final class TooDeep extends Exception {
        private static final long serialVersionUID = 1;

        TooDeep() {
            super(null, null, false, false);
        }
    }
}
