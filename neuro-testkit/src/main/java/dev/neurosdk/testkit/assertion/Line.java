package dev.neurosdk.testkit.assertion;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.codec.MessageDecoder;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.peer.TranscriptEntry;
import dev.neurosdk.testkit.recording.Direction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of a conversation. Immutable.
 *
 * @param entry the line as it is shown
 * @param direction the way that a message went; null for a note
 */
record Line(TranscriptEntry entry, @Nullable Direction direction) {

    private static final MessageDecoder DECODER =
            new MessageDecoder(Edition.newest(), MessageDecoder.DEFAULT_MAX_LENGTH);

    String text() {
        return entry.text();
    }

    /** What a game said; nothing when it is something else. */
    Optional<GameMessage> game() {
        return direction == Direction.C2S && DECODER.decodeGame(text()) instanceof Decoded.Understood<GameMessage> said
                ? Optional.of(said.message())
                : Optional.empty();
    }

    /** What Neuro said; nothing when it is something else. */
    Optional<NeuroMessage> neuro() {
        return direction == Direction.S2C
                        && DECODER.decodeNeuro(text()) instanceof Decoded.Understood<NeuroMessage> said
                ? Optional.of(said.message())
                : Optional.empty();
    }
}
