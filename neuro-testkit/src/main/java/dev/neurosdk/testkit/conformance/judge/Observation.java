package dev.neurosdk.testkit.conformance.judge;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.testkit.model.GameState;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One message as the judges see it. Immutable.
 *
 * @param number the entry of the log, from 1
 * @param entry the message as it went over the wire
 * @param edition the edition judged by
 * @param json the payload; null when it is not JSON
 * @param game the message of the game; null for one of Neuro's, or one not understood
 * @param neuro the message of Neuro; null for one of the game's, or one not understood
 * @param broken the rules that its sender broke with it; copied
 * @param before the game's state before it; nothing when the game is not known yet
 * @param after the game's state after it
 */
record Observation(
        long number,
        LogEntry.Message entry,
        Edition edition,
        @Nullable JsonValue json,
        @Nullable GameMessage game,
        @Nullable NeuroMessage neuro,
        List<Violation> broken,
        Optional<GameState> before,
        Optional<GameState> after) {

    Observation {
        broken = List.copyOf(broken);
    }

    Direction direction() {
        return entry.direction();
    }

    long nanos() {
        return entry.nanos();
    }

    int connection() {
        return entry.connection();
    }

    /** The command, also of a message that is not understood; empty when there is none. */
    String command() {
        return json == null ? "" : json.textAt("/command").orElse("");
    }

    <M> Optional<M> as(Class<M> kind) {
        if (kind.isInstance(game)) {
            return Optional.of(kind.cast(game));
        }
        return kind.isInstance(neuro) ? Optional.of(kind.cast(neuro)) : Optional.empty();
    }
}
