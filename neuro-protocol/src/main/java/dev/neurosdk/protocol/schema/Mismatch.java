package dev.neurosdk.protocol.schema;

import com.networknt.schema.Error;
import dev.neurosdk.protocol.codec.StrictJson;

/**
 * One error of the validator in plain words. Immutable.
 *
 * @param pointer where in the data, as a JSON pointer
 * @param expected what the schema asks for
 * @param actual what came instead
 */
record Mismatch(String pointer, String expected, String actual) {

    /** Puts an error into words; of a keyword without words of its own, the validator's are used. */
    static Mismatch of(Error error) {
        return switch (error.getKeyword()) {
            case "type" -> typed(error, Words.type(error.getSchemaNode()));
            case "enum" -> value(error, Words.oneOf(error.getSchemaNode()));
            case "const" -> value(error, Words.quoted(error.getSchemaNode()));
            case "minimum" -> value(error, "a number of at least " + limit(error));
            case "maximum" -> value(error, "a number of at most " + limit(error));
            case "exclusiveMinimum" -> value(error, "a number greater than " + limit(error));
            case "exclusiveMaximum" -> value(error, "a number less than " + limit(error));
            case "multipleOf" -> value(error, "a multiple of " + limit(error));
            case "pattern" -> value(error, "a string that matches " + Words.text(text(error)));
            case "format" -> value(error, Formats.words(text(error)));
            case "minLength" -> length(error, "at least ");
            case "maxLength" -> length(error, "at most ");
            case "not" -> value(error, "data that does not fit the schema under \"not\"");
            case "false" -> value(error, "nothing here");
            case "oneOf" -> new Mismatch(at(error), "data that fits exactly one alternative of \"oneOf\"", fits(error));
            default -> ofContainer(error);
        };
    }

    private static Mismatch ofContainer(Error error) {
        return switch (error.getKeyword()) {
            case "required" -> missing(error, error.getProperty());
            case "dependentRequired" -> missing(error, String.valueOf(error.getArguments()[0]));
            case "additionalProperties", "unevaluatedProperties" -> unknownProperty(error);
            case "items", "additionalItems", "unevaluatedItems" ->
                new Mismatch(at(error) + "/" + error.getArguments()[0], "no item in this place", "present");
            case "minItems" -> items(error, "at least ");
            case "maxItems" -> items(error, "at most ");
            case "minContains" -> contained(error, "at least ");
            case "maxContains" -> contained(error, "at most ");
            case "uniqueItems" -> new Mismatch(at(error), "items that all differ", "an array that repeats one");
            case "minProperties" -> properties(error, "at least ");
            case "maxProperties" -> properties(error, "at most ");
            default ->
                new Mismatch(
                        at(error),
                        "what the schema asks for with \"" + error.getKeyword() + "\"",
                        "data of which the validator says: " + Words.text(error.getMessage()));
        };
    }

    private static Mismatch typed(Error error, String expected) {
        return new Mismatch(at(error), expected, Words.typed(error.getInstanceNode()));
    }

    private static Mismatch value(Error error, String expected) {
        return new Mismatch(at(error), expected, Words.value(error.getInstanceNode()));
    }

    private static Mismatch length(Error error, String bound) {
        String text = error.getInstanceNode().asString("");
        int length = text.codePointCount(0, text.length());
        String expected =
                "a string of " + bound + Words.counted(error.getSchemaNode().asLong(), "character", "characters");
        return new Mismatch(at(error), expected, Words.counted(length, "character", "characters"));
    }

    private static Mismatch items(Error error, String bound) {
        return counts(error, bound, "item", "items");
    }

    private static Mismatch properties(Error error, String bound) {
        return counts(error, bound, "property", "properties");
    }

    private static Mismatch counts(Error error, String bound, String one, String many) {
        String expected = bound + Words.counted(error.getSchemaNode().asLong(), one, many);
        return new Mismatch(
                at(error), expected, Words.counted(error.getInstanceNode().size(), one, many));
    }

    private static Mismatch contained(Error error, String bound) {
        String number = String.valueOf(error.getArguments()[0]);
        return value(error, bound + number + " of its items to fit the schema under \"contains\"");
    }

    private static Mismatch missing(Error error, String property) {
        return new Mismatch(at(error), "the property " + Words.name(property), "missing");
    }

    private static Mismatch unknownProperty(Error error) {
        String pointer = at(error) + "/" + StrictJson.escape(error.getProperty());
        return new Mismatch(pointer, "no property of this name", "present");
    }

    private static String fits(Error error) {
        return "data that fits " + error.getArguments()[0];
    }

    private static String limit(Error error) {
        return Words.quoted(error.getSchemaNode());
    }

    private static String text(Error error) {
        return error.getSchemaNode().asString("");
    }

    private static String at(Error error) {
        return error.getInstanceLocation().toString();
    }
}
