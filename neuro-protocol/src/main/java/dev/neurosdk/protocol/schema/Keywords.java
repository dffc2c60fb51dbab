package dev.neurosdk.protocol.schema;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which keywords a value can break, by themselves or through the schemas inside them. */
final class Keywords {

    private Keywords() {}

    /** Whether anything can fail to fit a schema, as far as its own keywords tell. */
    static boolean breakable(SchemaNode schema) {
        return schema.never
                || (schema.json.isObject()
                        && schema.json.propertyNames().stream().anyMatch(keyword -> breakable(schema, keyword)));
    }

    /** Whether a value can break a keyword, be it inside one of its schemas. */
    static boolean breakable(SchemaNode schema, String keyword) {
        return switch (keyword) {
            case "properties" ->
                schema.objects != null && !schema.objects.properties().isEmpty();
            case "patternProperties" ->
                schema.objects != null && !schema.objects.patterns().isEmpty();
            case "items" ->
                schema.arrays != null
                        && (schema.arrays.rest() != null
                                || !schema.arrays.prefix().isEmpty());
            case "prefixItems" ->
                schema.arrays != null && !schema.arrays.prefix().isEmpty();
            case "additionalItems" -> schema.arrays != null && schema.arrays.rest() != null;
            case "additionalProperties" -> schema.objects != null && schema.objects.additional() != null;
            case "dependentSchemas" ->
                schema.objects != null && !schema.objects.dependentSchemas().isEmpty();
            case "allOf", "$ref", "$dynamicRef" -> !schema.all.isEmpty();
            case "if" -> schema.condition != null && (schema.then != null || schema.otherwise != null);
            default -> directly(schema, keyword);
        };
    }

    /** Whether a value can break a keyword itself, not only a schema inside it. */
    static boolean directly(SchemaNode schema, String keyword) {
        JsonNode value = schema.keyword(keyword);
        if (value == null) {
            return false;
        }
        return switch (keyword) {
            case "type" -> schema.types != Types.ALL;
            case "enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf" -> true;
            case "minLength", "minItems", "minProperties" -> JsonValues.count(value, 0) > 0;
            case "maxLength", "maxItems", "maxProperties" -> JsonValues.count(value, 0) < Run.MAX_TEXT;
            case "pattern" -> !schema.texts.patterns().isEmpty();
            case "format" -> !schema.texts.formats().isEmpty();
            case "uniqueItems" -> value.asBoolean(false);
            case "required" -> !value.isEmpty();
            case "contains", "minContains", "maxContains" -> contains(schema.arrays, keyword);
            case "items" -> listOrNever(schema, value);
            case "additionalItems" -> schema.arrays != null && never(schema.arrays.rest());
            case "unevaluatedItems" -> schema.arrays != null && never(schema.arrays.unevaluated());
            case "additionalProperties" -> schema.objects != null && never(schema.objects.additional());
            case "unevaluatedProperties" -> schema.objects != null && never(schema.objects.unevaluated());
            case "propertyNames" -> schema.objects != null && schema.objects.names() != null;
            case "dependentRequired", "dependencies" ->
                schema.objects != null
                        && schema.objects.dependentRequired().values().stream().anyMatch(needed -> !needed.isEmpty());
            case "anyOf" -> !schema.any.isEmpty();
            case "oneOf" -> !schema.one.isEmpty();
            case "not" -> schema.not != null && !schema.not.never;
            default -> false;
        };
    }

    private static boolean listOrNever(SchemaNode schema, JsonNode items) {
        return !items.isArray() && schema.arrays != null && never(schema.arrays.rest());
    }

    private static boolean contains(@Nullable ArrayRules rules, String keyword) {
        if (rules == null || rules.contains() == null) {
            return false;
        }
        return switch (keyword) {
            case "maxContains" -> rules.maxContains() < Run.MAX_ITEMS;
            case "minContains" -> rules.minContains() > 1;
            default -> rules.minContains() > 0;
        };
    }

    private static boolean never(@Nullable SchemaNode schema) {
        return schema != null && schema.never;
    }
}
