package dev.neurosdk.protocol.schema;

import org.jspecify.annotations.Nullable;

/**
 * Which schema applied another to the same value; the unevaluated keywords see only what is below their own. Compared by
 * identity. Immutable.
 */
final class Applied {

    private final SchemaNode schema;
    private final @Nullable Applied parent;

    Applied(SchemaNode schema, @Nullable Applied parent) {
        this.schema = schema;
        this.parent = parent;
    }

    SchemaNode schema() {
        return schema;
    }

    boolean within(Applied outer) {
        for (Applied scope = this; scope != null; scope = scope.parent) {
            if (scope == outer) {
                return true;
            }
        }
        return false;
    }

    /** Whether the schema has applied itself. */
    boolean repeats() {
        for (Applied scope = parent; scope != null; scope = scope.parent) {
            if (scope.schema == schema) {
                return true;
            }
        }
        return false;
    }

    /** Rules together with the place that they come from. */
    record In<T>(T rules, Applied scope) {}
}
