package dev.neurosdk.testkit.scenario;

import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.protocol.schema.SchemaResult;
import java.util.stream.Collectors;

/** What scenarios ask of JSON Schema; regular expressions go the same way, since schemas match them in linear time. */
final class SchemaTexts {

    private SchemaTexts() {}

    /**
     * Compiles a schema.
     *
     * @throws IllegalArgumentException when it cannot be used
     */
    static ActionSchema compiled(String schema) {
        SchemaResult result = ActionSchema.compile(schema, Edition.newest());
        if (result instanceof SchemaResult.Compiled compiled) {
            return compiled.schema();
        }
        throw new IllegalArgumentException(((SchemaResult.Refused) result)
                .violations().stream().map(Violation::message).collect(Collectors.joining("; ")));
    }

    static ActionSchema ofRegex(String regex) {
        return compiled(new JsonText()
                .beginObject()
                .member("type", "string")
                .member("pattern", regex)
                .endObject()
                .toString());
    }

    static void requireRegex(String regex) {
        try {
            ofRegex(regex);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "expected a regular expression without look-around and back-references, was ~" + regex, e);
        }
    }

    /** The text that a schema judges: of text, the JSON inside. */
    static String judged(JsonValue value) {
        return value instanceof JsonValue.Text text ? text.text() : value.toString();
    }
}
