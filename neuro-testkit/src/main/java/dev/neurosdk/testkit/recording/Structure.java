package dev.neurosdk.testkit.recording;

import java.util.Map;
import java.util.Set;

/** Which strings of a message are names, ids and definitions, and not something that anybody said. Immutable. */
record Structure(Set<String> places, String data) {

    private static final Set<String> ENVELOPE = Set.of("/command", "/game");
    private static final String DEFINITIONS = "/data/actions/";
    private static final Structure OTHER = new Structure(Set.of(), "");

    private static final Map<String, Structure> OF_GAMES = Map.of(
            "actions/register", new Structure(Set.of(DEFINITIONS), ""),
            "actions/unregister", new Structure(Set.of("/data/action_names/*"), ""),
            "actions/force", new Structure(Set.of("/data/action_names/*", "/data/priority"), ""),
            "action/result", new Structure(Set.of("/data/id"), ""));

    private static final Map<String, Structure> OF_NEURO = Map.of(
            "startup", new Structure(Set.of("/data/session/sessionId", "/data/session/characterId"), ""),
            "action", new Structure(Set.of("/data/id", "/data/name"), "/data/data"));

    Structure {
        places = Set.copyOf(places);
    }

    static Structure of(Direction direction, String command) {
        return (direction == Direction.C2S ? OF_GAMES : OF_NEURO).getOrDefault(command, OTHER);
    }

    /** The step to a member, which can be mistaken for nothing else. */
    static String step(String name) {
        return name.replace("~", "~0").replace("/", "~1").replace("*", "~2");
    }

    /** Elements of arrays have the step {@code *}. */
    boolean keeps(String path) {
        return ENVELOPE.contains(path)
                || places.contains(path)
                || (path.startsWith(DEFINITIONS) && places.contains(DEFINITIONS));
    }

    boolean isData(String path) {
        return path.equals(data);
    }
}
