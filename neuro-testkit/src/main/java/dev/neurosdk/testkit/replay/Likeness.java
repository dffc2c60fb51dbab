package dev.neurosdk.testkit.replay;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.testkit.recording.Direction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What of a message is compared. */
final class Likeness {

    private static final String ACTION = "action";
    private static final List<String> SAME_OF_GAMES = List.of("/data/silent", "/data/id", "/data/success");
    private static final List<String> SAME_OF_NEURO =
            List.of("/data/name", "/data/wants_shutdown", "/data/isFinal", "/data/cancelled");

    private Likeness() {}

    /** The part of a message that is compared; what is not JSON is compared as text. */
    static JsonValue of(Spoken spoken, Comparison comparison) {
        @Nullable JsonValue json = spoken.json();
        if (json == null) {
            return new JsonValue.Text(spoken.entry().text());
        }
        return comparison == Comparison.CONTENT ? withoutInventedIds(spoken, json) : names(spoken, json);
    }

    private static JsonValue withoutInventedIds(Spoken spoken, JsonValue json) {
        if (spoken.direction() == Direction.C2S) {
            return json;
        }
        JsonValue without = spoken.is(ACTION) ? JsonPlace.removed(json, "/data/id") : json;
        return JsonPlace.removed(without, "/data/session/sessionId");
    }

    private static JsonValue names(Spoken spoken, JsonValue json) {
        Map<String, JsonValue> compared = new LinkedHashMap<>();
        put(compared, json, "/command");
        put(compared, json, "/game");
        Map<String, JsonValue> data = new LinkedHashMap<>();
        List<String> same = spoken.direction() == Direction.C2S ? SAME_OF_GAMES : SAME_OF_NEURO;
        same.forEach(pointer -> put(data, json, pointer));
        if (!spoken.registered().isEmpty()) {
            data.put("actions", sorted(spoken.registered()));
        }
        if (!spoken.named().isEmpty()) {
            data.put("action_names", sorted(spoken.named()));
        }
        if (!data.isEmpty()) {
            compared.put("data", new JsonValue.Members(data));
        }
        return new JsonValue.Members(compared);
    }

    private static void put(Map<String, JsonValue> target, JsonValue json, String pointer) {
        json.at(pointer).ifPresent(value -> target.put(pointer.substring(pointer.lastIndexOf('/') + 1), value));
    }

    private static JsonValue sorted(List<String> names) {
        return new JsonValue.Elements(names.stream()
                .sorted()
                .map(name -> (JsonValue) new JsonValue.Text(name))
                .toList());
    }

    static List<Difference> differences(Spoken expected, Spoken actual, Comparison comparison) {
        return Difference.between(of(expected, comparison), of(actual, comparison));
    }

    /** A message in a few words: its command and what tells it from others of the kind. */
    static String words(String text) {
        @Nullable JsonValue json = JsonValue.parse(text).orElse(null);
        if (json == null || json.textAt("/command").isEmpty()) {
            return Difference.shortened(text);
        }
        StringBuilder words = new StringBuilder(json.textAt("/command").orElse(""));
        json.textAt("/data/name").ifPresent(name -> words.append(' ').append(name));
        json.textAt("/data/id").ifPresent(id -> words.append(" with id ").append(id));
        json.at("/data/success").ifPresent(success -> words.append(", success ").append(success));
        json.at("/data/action_names").ifPresent(names -> words.append(' ').append(names));
        json.at("/data/silent").ifPresent(silent -> words.append(", silent ").append(silent));
        return Difference.shortened(words.toString());
    }

    static String places(List<Difference> differences) {
        return differences.stream().map(Difference::toString).collect(Collectors.joining("; "));
    }
}
