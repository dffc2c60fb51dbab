package dev.neurosdk.testkit.conformance.game;

import static java.util.Map.entry;

import dev.neurosdk.testkit.conformance.game.GameCase.Part;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is done for the cases for which a list of texts is not enough. */
final class GameProcedures {

    private static final Map<String, List<Part>> ALL =
            Map.ofEntries(entry("GAME-BAD-16", List.of(new Part("", MalformedProcedures::unknownAction))));

    private GameProcedures() {}

    static Set<String> ids() {
        return ALL.keySet();
    }

    static List<Part> of(String id) {
        return ALL.getOrDefault(id, List.of());
    }
}
