package dev.neurosdk.protocol.schema;

import static java.util.Map.entry;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a keyword keeps schemas, in draft 7 and draft 2020-12 alike. Everything under other keywords is data.
 *
 * @param named whether they are the members of an object; otherwise the value itself or the items of an array
 * @param scope which value they judge
 */
record Subschemas(boolean named, Scope scope) {

    /** Which value a subschema judges, seen from the schema around it. */
    enum Scope {
        /** The same one. */
        SAME_VALUE,
        /** A property, an item or a name within it. */
        PART,
        /** None, until something refers to it. */
        NONE
    }

    private static final Subschemas SAME = new Subschemas(false, Scope.SAME_VALUE);
    private static final Subschemas NAMED_SAME = new Subschemas(true, Scope.SAME_VALUE);
    private static final Subschemas PART = new Subschemas(false, Scope.PART);
    private static final Subschemas NAMED_PART = new Subschemas(true, Scope.PART);
    private static final Subschemas NONE = new Subschemas(false, Scope.NONE);
    private static final Subschemas NAMED_NONE = new Subschemas(true, Scope.NONE);

    private static final Map<String, Subschemas> KEYWORDS = Map.ofEntries(
            entry("allOf", SAME),
            entry("anyOf", SAME),
            entry("oneOf", SAME),
            entry("not", SAME),
            entry("if", SAME),
            entry("then", SAME),
            entry("else", SAME),
            entry("dependentSchemas", NAMED_SAME),
            entry("dependencies", NAMED_SAME),
            entry("properties", NAMED_PART),
            entry("patternProperties", NAMED_PART),
            entry("additionalProperties", PART),
            entry("unevaluatedProperties", PART),
            entry("propertyNames", PART),
            entry("items", PART),
            entry("prefixItems", PART),
            entry("additionalItems", PART),
            entry("unevaluatedItems", PART),
            entry("contains", PART),
            entry("contentSchema", NONE),
            entry("$defs", NAMED_NONE),
            entry("definitions", NAMED_NONE));

    /** What a keyword keeps, null for one that keeps no schemas. */
    static @Nullable Subschemas of(String keyword) {
        return KEYWORDS.get(keyword);
    }
}
