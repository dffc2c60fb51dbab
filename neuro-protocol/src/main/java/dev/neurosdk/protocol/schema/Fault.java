package dev.neurosdk.protocol.schema;

/**
 * One keyword of one schema, to be broken. Immutable.
 *
 * @param rest the schema without the keyword
 */
record Fault(SchemaNode schema, String keyword, SchemaNode rest) {

    static Fault of(SchemaNode schema, String keyword, SchemaReader reader) {
        SchemaNode rest = reader.without(schema, keyword);
        if (keyword.equals("type")) {
            // Listed values are hardly ever of another type: they would leave nothing to choose.
            rest.values = null;
        }
        return new Fault(schema, keyword, rest);
    }

    /** What is wrong with a part, in words. */
    String words() {
        String value = schema.json.path(keyword).isContainer()
                ? ""
                : schema.json.path(keyword).asString("");
        return switch (keyword) {
            case "type" -> "not of type " + (value.isEmpty() ? schema.json.path("type") : value);
            case "enum" -> "not in enum";
            case "const" -> "not the const";
            case "minimum" -> "below minimum " + value;
            case "maximum" -> "above maximum " + value;
            case "exclusiveMinimum" -> "not above exclusiveMinimum " + value;
            case "exclusiveMaximum" -> "not below exclusiveMaximum " + value;
            case "multipleOf" -> "not a multiple of " + value;
            case "minLength" -> "shorter than minLength " + value;
            case "maxLength" -> "longer than maxLength " + value;
            case "pattern" -> "does not match pattern " + value;
            case "format" -> "not of format " + value;
            case "minItems" -> "fewer than minItems " + value;
            case "maxItems" -> "more than maxItems " + value;
            case "uniqueItems" -> "repeats an item";
            case "minProperties" -> "fewer than minProperties " + value;
            case "maxProperties" -> "more than maxProperties " + value;
            case "contains", "minContains" -> "too few items fit contains";
            case "maxContains" -> "too many items fit contains";
            case "required" -> "required member missing";
            case "additionalProperties", "unevaluatedProperties" -> "member not allowed by " + keyword;
            case "items", "additionalItems", "unevaluatedItems" -> "item not allowed by " + keyword;
            case "propertyNames" -> "member name not allowed by propertyNames";
            case "dependentRequired", "dependencies" -> "member missing that another needs";
            case "anyOf" -> "fits nothing in anyOf";
            case "oneOf" -> "does not fit exactly one in oneOf";
            default -> "breaks " + keyword;
        };
    }
}
