package dev.neurosdk.server.decider;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What the character does: an action and the data for it. Immutable.
 *
 * @param action the name of one of the actions offered; always checked before it leaves
 * @param data JSON text of an object that fits the action's schema; null for an action without parameters
 * @param checked whether data that is broken or does not fit is held back; false lets it out, to try how a game meets it
 *     (ACN-4)
 */
public record Decision(String action, @Nullable String data, boolean checked) {

    /** Refuses a null action. */
    public Decision {
        requireNonNull(action, "action");
    }

    /**
     * A decision whose data is checked before it leaves.
     *
     * @param action the name of one of the actions offered
     * @param data JSON text of an object that fits the action's schema; null for an action without parameters
     */
    public Decision(String action, @Nullable String data) {
        this(action, data, true);
    }
}
