package dev.neurosdk.benchmarks;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.protocol.schema.SchemaResult;
import org.jspecify.annotations.Nullable;

/** Compiles the schemas of benchmarks, which are all usable. */
final class Schemas {

    private Schemas() {}

    static ActionSchema compiled(@Nullable String text) {
        if (ActionSchema.compile(text, Edition.newest()) instanceof SchemaResult.Compiled compiled) {
            return compiled.schema();
        }
        throw new IllegalArgumentException("text: expected a usable schema, was " + text);
    }
}
