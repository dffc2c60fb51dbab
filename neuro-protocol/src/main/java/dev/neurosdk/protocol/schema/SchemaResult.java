package dev.neurosdk.protocol.schema;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.rule.Violation;
import java.util.List;

/** What became of a schema text. Immutable. Source: clause ACD-3. */
public sealed interface SchemaResult {

    /**
     * Hands the result to the method made for it.
     *
     * @param visitor one method per outcome
     * @param <R> what the visitor returns
     * @return what the visitor returned
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * The schema, where it is known to be usable because the caller wrote it.
     *
     * @return the compiled schema
     * @throws IllegalArgumentException when it cannot be used; the message says why
     */
    default ActionSchema orElseThrow() {
        if (this instanceof Compiled compiled) {
            return compiled.schema();
        }
        throw new IllegalArgumentException("schema: " + ((Refused) this).violations());
    }

    /**
     * One method per outcome.
     *
     * @param <R> what the methods return
     */
    interface Visitor<R> {
        /**
         * The schema can be used.
         *
         * @param compiled the outcome
         * @return anything
         */
        R compiled(Compiled compiled);

        /**
         * The schema cannot be used.
         *
         * @param refused the outcome
         * @return anything
         */
        R refused(Refused refused);
    }

    /**
     * The schema can be used.
     *
     * @param schema the schema
     * @param warnings rules it breaks all the same, pointers into the schema; may be empty
     */
    record Compiled(ActionSchema schema, List<Violation> warnings) implements SchemaResult {
        /** Copies the list. */
        public Compiled {
            requireNonNull(schema, "schema");
            warnings = List.copyOf(warnings);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.compiled(this);
        }
    }

    /**
     * The schema cannot be used.
     *
     * @param violations why, pointers into the schema; at least one
     */
    record Refused(List<Violation> violations) implements SchemaResult {
        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException when the list is empty
         */
        public Refused {
            violations = List.copyOf(violations);
            if (violations.isEmpty()) {
                throw new IllegalArgumentException("violations: expected at least one, was an empty list");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.refused(this);
        }
    }
}
