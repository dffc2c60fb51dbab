package dev.neurosdk.protocol.codec;

import dev.neurosdk.protocol.codec.StrictJson.Invalid;
import dev.neurosdk.protocol.codec.StrictJson.Parsed;
import dev.neurosdk.protocol.codec.StrictJson.Problem;
import dev.neurosdk.protocol.codec.StrictJson.Valid;
import dev.neurosdk.protocol.rule.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * One pass over one text. Confined to one call.
 *
 * @param <V> any value of the tree that is read into
 */
final class JsonReading<V> {
    private static final int MAX_PROBLEMS = 20;

    /** Lengths and depth are limited here; names are not kept, so that no peer fills a table that all of them share. */
    private static final JsonFactory TOKENS = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final JsonParser tokens;
    private final TreeMaker<V> tree;
    private final int maxDepth;
    private final List<Problem> problems = new ArrayList<>(0);
    private final List<Problem> repeated = new ArrayList<>(0);
    private int depth;

    private JsonReading(JsonParser tokens, TreeMaker<V> tree, int maxDepth) {
        this.tokens = tokens;
        this.tree = tree;
        this.maxDepth = maxDepth;
    }

    static <V> Parsed<V> of(String text, TreeMaker<V> tree, int maxDepth) {
        try (JsonParser tokens = TOKENS.createParser(ObjectReadContext.empty(), text)) {
            return new JsonReading<>(tokens, tree, maxDepth).run();
        }
    }

    private Parsed<V> run() {
        try {
            V root = value(tokens.nextToken());
            if (tokens.nextToken() != null) {
                problem(Rule.JSON_TEXT, "nothing after the value", "more text");
            }
            if (problems.isEmpty()) {
                return new Valid<>(root, repeated);
            }
        } catch (TooDeep e) {
            problem(Rule.JSON_NESTING, "at most " + maxDepth + " levels of nesting", "more");
        } catch (UnexpectedEndOfInputException e) {
            problem(Rule.JSON_TEXT, "complete JSON", "the end of the text");
        } catch (StreamReadException e) {
            unreadable(e);
        }
        problems.addAll(repeated);
        return new Invalid<>(problems);
    }

    /** In names the parser finds what is looked for in strings afterwards. */
    private void unreadable(StreamReadException e) {
        if (String.valueOf(e.getOriginalMessage()).contains("surrogate")) {
            loneSurrogate(e.getLocation());
        } else {
            problem(Rule.JSON_TEXT, "JSON", "a syntax error" + at(e.getLocation()));
        }
    }

    private void loneSurrogate(TokenStreamLocation place) {
        problem(Rule.JSON_SURROGATE, "surrogates in pairs", "a lone one" + at(place));
    }

    private V value(@Nullable JsonToken token) throws TooDeep {
        if (token == null) {
            throw new UnexpectedEndOfInputException(tokens, null, "no value");
        }
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> tree.text(wellFormed(tokens.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(tokens.getString());
            case VALUE_TRUE -> tree.flag(true);
            case VALUE_FALSE -> tree.flag(false);
            case VALUE_NULL -> tree.nothing();
            default -> throw new StreamReadException(tokens, "unexpected token");
        };
    }

    private V object() throws TooDeep {
        enter();
        V object = tree.object();
        for (String name = tokens.nextName(); name != null; name = tokens.nextName()) {
            wellFormed(name);
            if (tree.put(object, name, value(tokens.nextToken()))) {
                problem(repeated, Rule.JSON_UNIQUE_NAMES, "a member name that occurs once", "a repetition");
            }
        }
        depth--;
        return object;
    }

    private V array() throws TooDeep {
        enter();
        V array = tree.array();
        for (JsonToken token = tokens.nextToken(); token != JsonToken.END_ARRAY; token = tokens.nextToken()) {
            tree.add(array, value(token));
        }
        depth--;
        return array;
    }

    private void enter() throws TooDeep {
        if (depth == maxDepth) {
            throw new TooDeep();
        }
        depth++;
    }

    private V number(String literal) {
        if (literal.length() > StrictJson.MAX_NUMBER_LENGTH) {
            problem(
                    Rule.JSON_NUMBER,
                    "a number of at most " + StrictJson.MAX_NUMBER_LENGTH + " characters",
                    literal.length() + " characters");
        } else if (!isInRange(literal)) {
            problem(Rule.JSON_NUMBER, "a number within the range of a double", Excerpt.plain(literal));
        } else {
            return tree.number(literal);
        }
        return tree.nothing();
    }

    /** Without an exponent a literal is not long enough to leave it. */
    private static boolean isInRange(String literal) {
        int mark = Math.max(literal.indexOf('e'), literal.indexOf('E'));
        if (mark < 0) {
            return true;
        }
        try {
            return Math.abs((long) Integer.parseInt(literal.substring(mark + 1))) <= StrictJson.MAX_EXPONENT
                    && Double.isFinite(Double.parseDouble(literal));
        } catch (NumberFormatException tooManyDigits) {
            return false;
        }
    }

    private String wellFormed(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                if (!isPair(text, at)) {
                    loneSurrogate(tokens.currentTokenLocation());
                    break;
                }
                at++;
            }
        }
        return text;
    }

    static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    private static String at(TokenStreamLocation place) {
        return " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    private void problem(Rule rule, String expected, String actual) {
        problem(problems, rule, expected, actual);
    }

    private void problem(List<Problem> list, Rule rule, String expected, String actual) {
        if (list.size() < MAX_PROBLEMS) {
            list.add(new Problem(rule, pointer(), expected, actual));
        }
    }

    /** The innermost place reached, as far as it can be shown. */
    private String pointer() {
        Deque<TokenStreamContext> places = new ArrayDeque<>();
        for (TokenStreamContext place = tokens.streamReadContext(); place != null; place = place.getParent()) {
            places.push(place);
        }
        String pointer = "";
        for (TokenStreamContext place : places) {
            String name = place.currentName();
            if (place.inArray() && place.hasCurrentIndex()) {
                pointer += "/" + place.getCurrentIndex();
            } else if (name != null) {
                String longer = StrictJson.child(pointer, name);
                if (longer.equals(pointer)) {
                    return pointer;
                }
                pointer = longer;
            }
        }
        return pointer;
    }

    /** Thrown to leave the recursion when a text nests too deep. */
    private static final class TooDeep extends Exception {
        private static final long serialVersionUID = 1;

        TooDeep() {
            super(null, null, false, false);
        }
    }
}
