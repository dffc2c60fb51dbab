package dev.neurosdk.server.decider;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What the character does: an action and the data for it. Checked against the offers and the schema before it leaves.
 * Immutable.
 *
 * @param action the name of one of the actions offered
 * @param data JSON text of an object that fits the action's schema; null for an action without parameters
 */
public record Decision(String action, @Nullable String data) {

    /** Refuses a null action. */
    public Decision {
        requireNonNull(action, "action");
    }
}
