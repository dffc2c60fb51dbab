package dev.neurosdk.testkit.model;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.schema.ActionSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Neuro knows at a moment: what is registered, and which calls it waits for. Confined to its model. */
final class Moment {

    private static final int MAX_PENDING = 1024;

    /** The shortest deadline of any edition, 20 s, with the 20 % by which times are judged: earlier no server gives up. */
    private static final long PATIENCE = Duration.ofSeconds(16).toNanos();

    private final Edition edition;
    private final Map<String, Map<String, Optional<ActionSchema>>> registries = new LinkedHashMap<>();
    private final List<Pending> pending = new ArrayList<>();
    private boolean unsure;

    private record Pending(String game, String id, long since) {}

    Moment(Edition edition) {
        this.edition = edition;
    }

    /** A copy that knows no action but one. */
    Moment about(String action) {
        Moment copy = new Moment(edition);
        registries.forEach((game, actions) -> {
            Map<String, Optional<ActionSchema>> kept = new HashMap<>();
            if (actions.containsKey(action)) {
                kept.put(action, schema(game, action));
            }
            copy.registries.put(game, kept);
        });
        copy.pending.addAll(pending);
        copy.unsure = unsure;
        return copy;
    }

    // what is heard

    void startup(String game) {
        unsure = false;
        registry(game).clear();
        pending.removeIf(call -> call.game().equals(game));
    }

    void register(String game, String action, Optional<ActionSchema> schema) {
        Map<String, Optional<ActionSchema>> actions = registry(game);
        if (actions.size() == GameRecord.MAX_ACTIONS && !actions.containsKey(action)) {
            unsure = true;
        } else if (edition.duplicateRegister() == Edition.DuplicateRegister.REPLACE) {
            actions.put(action, schema);
        } else {
            actions.putIfAbsent(action, schema);
        }
    }

    void unregister(String game, String action) {
        registry(game).remove(action);
    }

    void settle(String id) {
        pending.removeIf(call -> call.id().equals(id));
    }

    /** Something has gone wrong on the way: until the next startup nothing is known for certain. */
    void spoil() {
        unsure = true;
    }

    /** What can't be followed is not judged. */
    private Map<String, Optional<ActionSchema>> registry(String game) {
        if (registries.size() == ConnectionModel.MAX_GAMES && !registries.containsKey(game)) {
            unsure = true;
            return new HashMap<>();
        }
        return registries.computeIfAbsent(game, unknown -> new HashMap<>());
    }

    // what is called

    void called(String game, String id, long nanos) {
        if (pending.size() == MAX_PENDING) {
            pending.remove(0);
        }
        pending.add(new Pending(game, id, nanos));
    }

    boolean isUnsure() {
        return unsure;
    }

    /** Whose action it is; nothing when it is nobody's. */
    Optional<String> owner(String action) {
        return registries.entrySet().stream()
                .filter(registry -> registry.getValue().containsKey(action))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whose call of an unknown action is: with several games on a connection nobody can tell, so the first's. */
    Optional<String> anybody() {
        return registries.keySet().stream().findFirst();
    }

    /** The schema to judge by; nothing when there is none. */
    Optional<ActionSchema> schema(String game, String action) {
        return registry(game).getOrDefault(action, Optional.empty());
    }

    /** Whether a result is still to come. */
    boolean waits(String game, long nanos) {
        return pending.stream().anyMatch(call -> call.game().equals(game) && nanos - call.since() <= PATIENCE);
    }
}
