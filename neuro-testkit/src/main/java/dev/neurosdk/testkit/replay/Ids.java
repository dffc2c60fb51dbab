package dev.neurosdk.testkit.replay;

import dev.neurosdk.protocol.codec.JsonValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which id of the live peer stands for which of the recording. Confined to its performance. */
final class Ids {

    private final Map<String, String> calls = new HashMap<>();
    private final Map<String, String> sessions = new HashMap<>();

    /** Remembers the ids of a message that came for a recorded one. */
    void bind(Spoken recorded, Spoken came) {
        bind(calls, recorded.text("/data/id"), came.text("/data/id"));
        bind(sessions, recorded.text("/data/session/sessionId"), came.text("/data/session/sessionId"));
    }

    private static void bind(Map<String, String> ids, String recorded, String live) {
        if (!recorded.isEmpty() && !live.isEmpty()) {
            ids.put(recorded, live);
        }
    }

    /** A message with the live id in place of the recorded one; nothing when there is no live id yet. */
    Optional<String> rebound(Spoken said) {
        String recorded = said.text("/data/id");
        String live = calls.get(recorded);
        if (live == null || said.json() == null) {
            return Optional.empty();
        }
        return Optional.of(
                live.equals(recorded)
                        ? said.entry().text()
                        : JsonPlace.replaced(said.json(), "/data/id", new JsonValue.Text(live))
                                .toString());
    }

    /** A path and query with the live session in place of the recorded one. */
    String rebound(String target) {
        String rebound = target;
        for (Map.Entry<String, String> session : sessions.entrySet()) {
            rebound = rebound.replace(session.getKey(), session.getValue());
        }
        return rebound;
    }
}
