package dev.neurosdk.server.action;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.schema.ActionSchema;

/**
 * An action that can be chosen, its schema compiled. Immutable.
 *
 * @param definition what the game registered
 * @param schema what data for it must fit
 * @param game the name of the game that registered it; only that game's {@code startup} takes it away again
 */
public record RegisteredAction(ActionDefinition definition, ActionSchema schema, String game) {

    /** Refuses null components. */
    public RegisteredAction {
        requireNonNull(definition, "definition");
        requireNonNull(schema, "schema");
        requireNonNull(game, "game");
    }

    /** {@return the action's name} */
    public String name() {
        return definition.name();
    }

    /** {@return how much of a connection's allowance the action takes, in characters} */
    public int weight() {
        return name().length()
                + definition.description().length()
                + schema.text().length();
    }
}
