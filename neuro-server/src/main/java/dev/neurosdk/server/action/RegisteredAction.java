package dev.neurosdk.server.action;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.schema.ActionSchema;

/**
 * An action that can be chosen, its schema compiled. Immutable.
 *
 * @param definition what the game registered
 * @param schema what data for it must fit
 */
public record RegisteredAction(ActionDefinition definition, ActionSchema schema) {

    /** {@return the action's name} */
    public String name() {
        return definition.name();
    }

    /** {@return how much of a game's allowance the action takes, in characters} */
    public int weight() {
        return name().length()
                + definition.description().length()
                + schema.text().length();
    }
}
