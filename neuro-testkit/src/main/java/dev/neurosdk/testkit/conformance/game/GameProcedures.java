package dev.neurosdk.testkit.conformance.game;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.neurosdk.testkit.conformance.game.GameCase.Part;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is done for the cases for which a list of texts is not enough. */
final class GameProcedures {

    private static final Map<String, List<Part>> ALL =
            Map.ofEntries(entry("GAME-BAD-16", List.of(new Part("", MalformedProcedures::unknownAction))));

    private static final List<Map<String, List<Part>>> AREAS = List.of(ALL, ReconnectProcedures.PARTS);

    private GameProcedures() {}

    static Set<String> ids() {
        return AREAS.stream().flatMap(area -> area.keySet().stream()).collect(toUnmodifiableSet());
    }

    static List<Part> of(String id) {
        return AREAS.stream()
                .flatMap(area -> area.getOrDefault(id, List.of()).stream())
                .toList();
    }
}
