package dev.neurosdk.server.http.control;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.server.diagnostics.Diagnostics;
import dev.neurosdk.server.event.EventSink;
import dev.neurosdk.server.http.Health;
import dev.neurosdk.server.session.Sessions;
import dev.neurosdk.server.speech.Speech;
import java.util.concurrent.CompletionStage;

/**
 * What the control API is about. Immutable.
 *
 * @param sessions the connections
 * @param speech what the character says aloud, as soon as it can
 * @param health how the server is
 * @param player who plays
 * @param diagnostics what games got wrong; an event sink that has to be told what happens
 * @param ages since when forces are open and results owed; an event sink too
 */
public record Served(
        Sessions sessions,
        CompletionStage<Speech> speech,
        Health health,
        Player player,
        Diagnostics diagnostics,
        Ages ages) {

    /** Refuses null components. */
    public Served {
        requireNonNull(sessions, "sessions");
        requireNonNull(speech, "speech");
        requireNonNull(health, "health");
        requireNonNull(player, "player");
        requireNonNull(diagnostics, "diagnostics");
        requireNonNull(ages, "ages");
    }

    /**
     * Who plays, and by which rules.
     *
     * @param id the character's stable id
     * @param displayName its readable name
     * @param edition the edition played and judged by
     */
    public record Player(String id, String displayName, Edition edition) {
        /** Refuses null components. */
        public Player {
            requireNonNull(id, "id");
            requireNonNull(displayName, "displayName");
            requireNonNull(edition, "edition");
        }
    }

    /** {@return what has to be told of events, so that the API can show them} */
    public EventSink events() {
        return EventSink.all(diagnostics, ages);
    }
}
