package dev.neurosdk.testkit.model;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One game on one connection, as it is now. Confined to its model. */
final class GameRecord {

    static final int MAX_ACTIONS = 10_000;
    private static final int MAX_OWED = 1024;

    private final String name;
    private final Edition edition;
    private final Map<String, ActionDefinition> actions = new LinkedHashMap<>();
    private final List<OwedResult> owed = new ArrayList<>();
    private @Nullable OpenForce force;

    GameRecord(String name, Edition edition) {
        this.name = name;
        this.edition = edition;
    }

    void startAnew() {
        actions.clear();
        owed.clear();
        force = null;
    }

    /** Says whether the definition stands: before E7 the first one of a name stays. */
    boolean register(ActionDefinition definition) {
        ActionDefinition before = actions.get(definition.name());
        boolean stays = before != null && edition.duplicateRegister() != Edition.DuplicateRegister.REPLACE;
        if (stays) {
            return definition.equals(before);
        }
        if (before == null && actions.size() == MAX_ACTIONS) {
            return true;
        }
        actions.put(definition.name(), definition);
        return true;
    }

    void unregister(String action) {
        if (actions.remove(action) == null) {
            return;
        }
        OpenForce open = force;
        if (open != null && open.message().actionNames().stream().noneMatch(actions::containsKey)) {
            force = owed.stream().anyMatch(OwedResult::forced) ? open : null;
        }
    }

    boolean has(String action) {
        return actions.containsKey(action);
    }

    Optional<OpenForce> force() {
        return Optional.ofNullable(force);
    }

    void force(OpenForce opened) {
        force = opened;
    }

    List<OwedResult> owed() {
        return owed;
    }

    void called(OwedResult call) {
        if (owed.size() == MAX_OWED) {
            owed.remove(0);
        }
        owed.add(call);
        OpenForce open = force;
        if (call.forced() && open != null) {
            force = open.called();
        }
    }

    boolean answersForce(String action) {
        OpenForce open = force;
        return open != null
                && open.message().actionNames().contains(action)
                && owed.stream().noneMatch(OwedResult::forced);
    }

    void settled(OwedResult call, boolean success) {
        owed.remove(call);
        OpenForce open = force;
        if (call.forced() && open != null) {
            force = success || open.message().actionNames().stream().noneMatch(actions::containsKey)
                    ? null
                    : open.failed();
        }
    }

    GameState state(int connection) {
        return new GameState(connection, name, actions, force(), owed);
    }
}
