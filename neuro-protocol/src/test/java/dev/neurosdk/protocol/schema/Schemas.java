package dev.neurosdk.protocol.schema;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Violation;
import java.util.List;

/** Short ways to compile a schema in a test. Schemas and data may be written with single quotation marks. */
final class Schemas {

    private Schemas() {}

    static ActionSchema compiled(String schema) {
        return outcome(schema).accept(new SchemaResult.Visitor<>() {
            @Override
            public ActionSchema compiled(SchemaResult.Compiled compiled) {
                return compiled.schema();
            }

            @Override
            public ActionSchema refused(SchemaResult.Refused refused) {
                throw new AssertionError(schema + " was refused: " + refused.violations());
            }
        });
    }

    static List<Violation> warnings(String schema) {
        return warnings(schema, Edition.newest());
    }

    static List<Violation> warnings(String schema, Edition edition) {
        SchemaResult result = ActionSchema.compile(json(schema), edition);
        if (result instanceof SchemaResult.Compiled compiled) {
            return compiled.warnings();
        }
        throw new AssertionError(schema + " was refused: " + result);
    }

    static List<Violation> refusal(String schema) {
        if (outcome(schema) instanceof SchemaResult.Refused refused) {
            return refused.violations();
        }
        throw new AssertionError(schema + " was not refused");
    }

    /** What is wrong with some data, in words. */
    static List<String> messages(String schema, String data) {
        return compiled(schema).validate(json(data)).stream()
                .map(Violation::message)
                .toList();
    }

    static SchemaResult outcome(String schema) {
        return ActionSchema.compile(json(schema), Edition.newest());
    }

    static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }
}
