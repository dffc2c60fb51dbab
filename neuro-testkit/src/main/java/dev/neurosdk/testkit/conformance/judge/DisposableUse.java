package dev.neurosdk.testkit.conformance.judge;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.testkit.model.GameState;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which actions are taken back because they, or others of the same force, have succeeded. Confined to its judge. */
final class DisposableUse {

    private static final long SOON = Duration.ofSeconds(2).toNanos();

    private final Set<String> names = new HashSet<>();
    private final Map<String, Long> succeeded = new HashMap<>();

    /** Takes note of a message. */
    void look(Observation seen) {
        if (seen.game() instanceof GameMessage.ActionResult result && result.success()) {
            owed(seen, result.id()).forEach(name -> succeeded.put(name, seen.nanos()));
        } else if (seen.game() instanceof GameMessage.UnregisterActions unregister) {
            List<String> taken = unregister.actionNames();
            boolean used = taken.stream().anyMatch(name -> isOwed(seen, name) || isRecent(seen, name));
            if (used) {
                names.addAll(taken);
            }
        }
    }

    boolean includes(String name) {
        return names.contains(name);
    }

    private static Set<String> owed(Observation seen, String id) {
        return seen.before().map(GameState::owed).orElse(List.of()).stream()
                .filter(owed -> owed.call().id().equals(id))
                .map(owed -> owed.call().name())
                .collect(Collectors.toSet());
    }

    private static boolean isOwed(Observation seen, String name) {
        return seen.before().map(GameState::owed).orElse(List.of()).stream()
                .anyMatch(owed -> owed.call().name().equals(name));
    }

    private boolean isRecent(Observation seen, String name) {
        return seen.nanos() - succeeded.getOrDefault(name, Long.MIN_VALUE / 2) < SOON;
    }
}
