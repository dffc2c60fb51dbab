package dev.neurosdk.protocol.message;

import org.jspecify.annotations.Nullable;

/**
 * A thing that the game can do, offered to the character. Immutable. Source: clauses ACD-1 to ACD-3.
 *
 * @param name identifies the action; not empty, unique within a game's registry
 * @param description what the action does, in plain text; shown to the character as it stands
 * @param schema JSON text of the JSON Schema object that action data must fit; null or {@code {}} for an action
 *     without parameters
 */
public record ActionDefinition(
        String name, String description, @Nullable String schema) {

    /**
     * Refuses an empty name.
     *
     * @throws IllegalArgumentException when the name is empty
     */
    public ActionDefinition {
        Texts.requireNonEmpty(name, "name");
        Texts.require(description, "description");
    }

    /**
     * An action without parameters.
     *
     * @param name identifies the action
     * @param description what the action does
     * @throws IllegalArgumentException when the name is empty
     */
    public ActionDefinition(String name, String description) {
        this(name, description, null);
    }
}
