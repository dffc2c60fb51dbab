package dev.neurosdk.server.action;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The actions registered on a connection, in the order of their first registration. Immutable; look-up is O(1). */
public final class ActionRegistry {

    /** The registry of a connection on which nothing is registered. */
    public static final ActionRegistry EMPTY = new ActionRegistry(Map.of());

    private final Map<String, RegisteredAction> actions;

    private ActionRegistry(Map<String, RegisteredAction> actions) {
        this.actions = actions;
    }

    /**
     * Looks an action up.
     *
     * @param name the action's name
     * @return the action, or null when there is none of that name
     */
    public @Nullable RegisteredAction get(String name) {
        return actions.get(name);
    }

    /**
     * Whether an action can be chosen.
     *
     * @param name the action's name
     * @return true when it is registered
     */
    public boolean contains(String name) {
        return actions.containsKey(name);
    }

    /** {@return the actions in order; unmodifiable} */
    public Collection<RegisteredAction> actions() {
        return Collections.unmodifiableCollection(actions.values());
    }

    /**
     * The actions of one game.
     *
     * @param game the game's name
     * @return its actions in order; a copy
     */
    public List<RegisteredAction> actionsOf(String game) {
        return actions.values().stream()
                .filter(action -> action.game().equals(game))
                .toList();
    }

    /**
     * Which game each of some actions belongs to.
     *
     * @param names names of actions; unknown and repeated ones are harmless
     * @return the registered ones of them, each once and in the order given, by the game that registered them; a copy
     */
    public Map<String, List<String>> owners(Collection<String> names) {
        Map<String, List<String>> owners = new LinkedHashMap<>();
        for (String name : new LinkedHashSet<>(names)) {
            RegisteredAction action = actions.get(name);
            if (action != null) {
                owners.computeIfAbsent(action.game(), game -> new ArrayList<>()).add(name);
            }
        }
        return owners;
    }

    /** {@return the names in order; unmodifiable} */
    public Set<String> names() {
        return Collections.unmodifiableSet(actions.keySet());
    }

    /** {@return how many actions there are} */
    public int size() {
        return actions.size();
    }

    /** {@return how much the actions take up together, in characters of name, description and schema} */
    public long weight() {
        return actions.values().stream().mapToLong(RegisteredAction::weight).sum();
    }

    /**
     * This registry with actions added; one of a known name takes the known one's place.
     *
     * @param added the actions, in order
     * @return the new registry
     */
    public ActionRegistry with(List<RegisteredAction> added) {
        Map<String, RegisteredAction> copy = new LinkedHashMap<>(actions);
        added.forEach(action -> copy.put(action.name(), action));
        return new ActionRegistry(copy);
    }

    /**
     * This registry without some actions; unknown names are harmless.
     *
     * @param names the names to remove
     * @return the new registry
     */
    public ActionRegistry without(Collection<String> names) {
        Map<String, RegisteredAction> copy = new LinkedHashMap<>(actions);
        names.forEach(copy::remove);
        return new ActionRegistry(copy);
    }
}
