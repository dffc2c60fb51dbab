package dev.neurosdk.testkit.game;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Violation;
import java.util.List;
import java.util.Optional;

/**
 * One message that a fake game received, as it came and as it was understood. Immutable.
 *
 * @param text the message as it went over the wire; for a binary message a description
 * @param decoded what the decoder made of it
 */
public record Incoming(String text, Decoded<NeuroMessage> decoded) {

    /** Refuses null. */
    public Incoming {
        requireNonNull(text, "text");
        requireNonNull(decoded, "decoded");
    }

    /** {@return the message; nothing when its command is unknown or it is malformed} */
    public Optional<NeuroMessage> message() {
        return decoded instanceof Decoded.Understood<NeuroMessage> understood
                ? Optional.of(understood.message())
                : Optional.empty();
    }

    /** {@return the rules that the message breaks, in the order found} */
    public List<Violation> violations() {
        return decoded.violations();
    }
}
