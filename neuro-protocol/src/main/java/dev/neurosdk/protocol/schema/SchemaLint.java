package dev.neurosdk.protocol.schema;

import dev.neurosdk.protocol.codec.StrictJson;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Finds what a valid schema had better not contain: keywords that the official server does not serve well, in the
 * places where they are keywords. Source: clauses ACD-4 and ACD-5.
 *
 * <p>A property that is called like a keyword is a property, and what {@code enum}, {@code const}, {@code default} and
 * {@code examples} hold is data. Thread-safe.
 */
public final class SchemaLint {

    private SchemaLint() {}

    /**
     * Looks through a schema.
     *
     * @param schemaText JSON text of the schema
     * @param edition the edition judged by, which says what the keywords are
     * @return one violation for each keyword found, at its first place; none for text that is no JSON object, which
     *     {@link ActionSchema#compile} is for
     */
    public static List<Violation> lint(String schemaText, Edition edition) {
        SchemaLimits limits = SchemaLimits.DEFAULT;
        return JsonTrees.read(schemaText, limits.schemaLength()) instanceof StrictJson.Valid<JsonNode> valid
                        && valid.root().isObject()
                ? lint(SchemaSite.root(valid.root()), edition)
                : List.of();
    }

    static List<Violation> lint(SchemaSite root, Edition edition) {
        if (root.node().isEmpty()) {
            return List.of(Violation.of(Rule.SCHEMA_EMPTY, edition, "", "no schema member", "{}"));
        }
        List<Violation> violations = new ArrayList<>();
        find(root, edition.weakKeywords()::contains).forEach((keyword, places) -> {
            String expected = "a schema without keywords that are badly supported";
            violations.add(Violation.of(Rule.WEAK_KEYWORD, edition, places.get(0), expected, found(keyword, places)));
        });
        if (edition.uniqueItemsDoubtful()) {
            find(root, "uniqueItems"::equals).forEach((keyword, places) -> {
                String expected = "a schema that does not rely on it";
                violations.add(
                        Violation.of(Rule.UNIQUE_ITEMS, edition, places.get(0), expected, found(keyword, places)));
            });
        }
        return violations;
    }

    private static Map<String, List<String>> find(SchemaSite root, Predicate<String> wanted) {
        Map<String, List<String>> places = new LinkedHashMap<>();
        root.forEach(site -> {
            for (String keyword : site.node().propertyNames()) {
                if (wanted.test(keyword) && !harmless(keyword, site.node().get(keyword))) {
                    places.computeIfAbsent(keyword, key -> new ArrayList<>()).add(site.pointer(keyword));
                }
            }
        });
        return places;
    }

    private static boolean harmless(String keyword, JsonNode value) {
        return keyword.equals("uniqueItems") && value.isBoolean() && !value.booleanValue();
    }

    private static String found(String keyword, List<String> places) {
        return "\"" + keyword + "\"" + (places.size() == 1 ? "" : " in " + places.size() + " places");
    }
}
