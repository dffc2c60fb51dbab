package dev.neurosdk.server.decider;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.schema.ActionSchema;

/**
 * One action that may be chosen. Immutable.
 *
 * @param name the action's name
 * @param description what it does, in the game's words
 * @param schema what its data must fit; {@link ActionSchema#text()} is the JSON text, as the game wrote it
 */
public record ActionOffer(String name, String description, ActionSchema schema) {

    /** Refuses null components. */
    public ActionOffer {
        requireNonNull(name, "name");
        requireNonNull(description, "description");
        requireNonNull(schema, "schema");
    }
}
