package dev.neurosdk.protocol.codec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.neurosdk.protocol.edition.Edition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads editions that are not built in, so that a user can follow the official specification before this library does.
 *
 * <p>The text is a JSON array of objects, each an edition that lists only what differs from the one before it:
 *
 * <pre>{@code
 * [{"id": "E9", "date": "2026-12-01", "after": "E8+", "resultLimit": "PT10S"}]
 * }</pre>
 *
 * <p>{@code id} and {@code after} are required; {@code after} names a built-in edition or one further up in the text.
 * {@code date} is a day or null (the default: undated). The other members are named like the accessors of
 * {@link Edition}: flags are booleans, {@code resultLimit} is an ISO 8601 duration or null for none, choices are names
 * such as {@code REPLACE}, {@code weakKeywords} is an array of strings. Thread-safe. Source: section 12 of the protocol
 * page.
 */
public final class EditionFile {

    private EditionFile() {}

    /** What became of a text. */
    public sealed interface Outcome {}

    /**
     * The text is usable.
     *
     * @param editions the editions in it, in order; copied
     */
    public record Editions(List<Edition> editions) implements Outcome {
        /** Copies the list. */
        public Editions {
            editions = List.copyOf(editions);
        }
    }

    /**
     * The text is not usable.
     *
     * @param problems everything wrong with it, each as a JSON pointer and what was expected there; at least one; copied
     */
    public record Refused(List<String> problems) implements Outcome {
        /** Copies the list. */
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads a text.
     *
     * @param text the content of a file, at most {@link MessageDecoder#DEFAULT_MAX_LENGTH} characters
     * @return the editions, or what is wrong with the text
     */
    public static Outcome read(String text) {
        StrictJson.Parsed<JsonElement> parsed = StrictJson.read(text, MessageDecoder.DEFAULT_MAX_LENGTH);
        if (parsed instanceof StrictJson.Valid<JsonElement> valid
                && valid.repeated().isEmpty()) {
            return valid.root() instanceof JsonArray array ? new Reading().run(array) : refused(valid.root());
        }
        List<StrictJson.Problem> problems = parsed instanceof StrictJson.Valid<JsonElement> valid
                ? valid.repeated()
                : ((StrictJson.Invalid<JsonElement>) parsed).problems();
        return new Refused(problems.stream()
                .map(problem -> problem(problem.pointer(), problem.expected(), problem.actual()))
                .toList());
    }

    private static Refused refused(JsonElement root) {
        return new Refused(List.of(problem("", "an array of editions", Excerpt.of(root))));
    }

    static String problem(String pointer, String expected, String actual) {
        return (pointer.isEmpty() ? "" : pointer + ": ") + "expected " + expected + ", was " + actual;
    }

    /** One pass over one text. Confined to one call. */
    private static final class Reading {
        private final Map<String, Edition> known = new LinkedHashMap<>();
        private final List<Edition> read = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();

        Reading() {
            Edition.all().forEach(edition -> known.put(edition.id(), edition));
        }

        Outcome run(JsonArray array) {
            for (int index = 0; index < array.size(); index++) {
                entry(array.get(index), "/" + index);
            }
            return problems.isEmpty() ? new Editions(read) : new Refused(problems);
        }

        private void entry(JsonElement element, String pointer) {
            if (element instanceof JsonObject object) {
                new EditionEntry(object, pointer, known, problems).edition().ifPresent(this::add);
            } else {
                problems.add(problem(pointer, "an object", Excerpt.of(element)));
            }
        }

        private void add(Edition edition) {
            known.put(edition.id(), edition);
            read.add(edition);
        }
    }
}
