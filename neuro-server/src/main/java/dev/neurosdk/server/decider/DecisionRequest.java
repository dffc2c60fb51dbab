package dev.neurosdk.server.decider;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.server.event.SessionRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A game waits for the character to choose one action now (FRC-1 to FRC-6). Immutable.
 *
 * @param session the connection that the game speaks on
 * @param game the game's name
 * @param state the situation, in the game's words; null when it gave none
 * @param query what is wanted of the character, in the game's words
 * @param ephemeral whether state and query are to be forgotten once the force has ended
 * @param priority how hard to push while the character speaks
 * @param actions the choices in the order given, all registered; never empty; copied
 * @param attempt 1 for the first try, counting up with every retry
 * @param earlierFailures why each earlier attempt failed, oldest first: the game's words, or what was wrong with the
 *     decision; copied
 */
public record DecisionRequest(
        SessionRef session,
        String game,
        @Nullable String state,
        String query,
        boolean ephemeral,
        ForcePriority priority,
        List<ActionOffer> actions,
        int attempt,
        List<String> earlierFailures) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException when there is nothing to choose from
     */
    public DecisionRequest {
        requireNonNull(session, "session");
        requireNonNull(game, "game");
        requireNonNull(query, "query");
        requireNonNull(priority, "priority");
        actions = List.copyOf(actions);
        earlierFailures = List.copyOf(earlierFailures);
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("actions: expected at least one choice, was empty");
        }
    }

    /**
     * The same request with fewer choices, for a brain that narrows them down and leaves the rest to another.
     *
     * @param offers the choices left
     * @return a request that differs in its choices only
     * @throws IllegalArgumentException when there is nothing to choose from
     */
    public DecisionRequest offering(List<ActionOffer> offers) {
        return new DecisionRequest(session, game, state, query, ephemeral, priority, offers, attempt, earlierFailures);
    }
}
