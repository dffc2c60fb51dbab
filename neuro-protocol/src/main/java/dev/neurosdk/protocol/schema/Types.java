package dev.neurosdk.protocol.schema;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Sets of JSON types as bits, the integers apart from the other numbers. */
final class Types {

    static final int NULL = 1;
    static final int BOOLEAN = 2;
    static final int INTEGER = 4;
    static final int FRACTION = 8;
    static final int STRING = 16;
    static final int ARRAY = 32;
    static final int OBJECT = 64;
    static final int NUMBER = INTEGER | FRACTION;
    static final int SCALAR = NULL | BOOLEAN | NUMBER | STRING;
    static final int ALL = SCALAR | ARRAY | OBJECT;

    private Types() {}

    static int named(String name) {
        return switch (name) {
            case "null" -> NULL;
            case "boolean" -> BOOLEAN;
            case "integer" -> INTEGER;
            case "number" -> NUMBER;
            case "string" -> STRING;
            case "array" -> ARRAY;
            case "object" -> OBJECT;
            default -> 0;
        };
    }

    static int of(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL -> NULL;
            case BOOLEAN -> BOOLEAN;
            case NUMBER -> JsonValues.isWhole(value) ? INTEGER : FRACTION;
            case STRING -> STRING;
            case ARRAY -> ARRAY;
            default -> OBJECT;
        };
    }

    /** The types that a keyword says something about; all of them for a keyword that is not about one. */
    static int concernedBy(String keyword) {
        return switch (keyword) {
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf" -> NUMBER;
            case "minLength", "maxLength", "pattern", "format" -> STRING;
            case "minItems",
                    "maxItems",
                    "uniqueItems",
                    "items",
                    "prefixItems",
                    "additionalItems",
                    "contains",
                    "minContains",
                    "maxContains",
                    "unevaluatedItems" -> ARRAY;
            case "required",
                    "properties",
                    "patternProperties",
                    "additionalProperties",
                    "propertyNames",
                    "minProperties",
                    "maxProperties",
                    "dependencies",
                    "dependentRequired",
                    "dependentSchemas",
                    "unevaluatedProperties" -> OBJECT;
            default -> ALL;
        };
    }

    /** The single types in a set, the usual ones first. */
    static List<Integer> each(int types) {
        List<Integer> single = new ArrayList<>(7);
        for (int type : new int[] {STRING, INTEGER, BOOLEAN, OBJECT, ARRAY, FRACTION, NULL}) {
            if ((types & type) != 0) {
                single.add(type);
            }
        }
        return single;
    }
}
