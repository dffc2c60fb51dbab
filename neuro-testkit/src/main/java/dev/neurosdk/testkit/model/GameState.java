package dev.neurosdk.testkit.model;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.message.ActionDefinition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What both sides should believe about one game on one connection. Immutable.
 *
 * @param connection the connection's number
 * @param game the game's name
 * @param actions what is registered, by name, in the order of registration; copied
 * @param force the open force; nothing when there is none
 * @param owed calls without a result, oldest first; copied
 */
public record GameState(
        int connection,
        String game,
        Map<String, ActionDefinition> actions,
        Optional<OpenForce> force,
        List<OwedResult> owed) {

    /** Copies the collections. */
    public GameState {
        requireNonNull(game, "game");
        requireNonNull(force, "force");
        actions = Collections.unmodifiableMap(new LinkedHashMap<>(actions));
        owed = List.copyOf(owed);
    }
}
