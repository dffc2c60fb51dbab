package dev.neurosdk.testkit.peer;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.rule.Violation;
import java.util.List;
import java.util.Optional;

/**
 * One message that a fake received, as it came and as it was understood. Immutable.
 *
 * @param connection the number of the connection it came on, from 1
 * @param text the message as it went over the wire; for a binary message a description
 * @param decoded what the decoder made of it
 * @param <M> the messages of the other side
 */
public record Incoming<M>(int connection, String text, Decoded<M> decoded) {

    /** Refuses null. */
    public Incoming {
        requireNonNull(text, "text");
        requireNonNull(decoded, "decoded");
    }

    /** {@return the message; nothing when its command is unknown or it is malformed} */
    public Optional<M> message() {
        return decoded instanceof Decoded.Understood<M> understood
                ? Optional.of(understood.message())
                : Optional.empty();
    }

    /** {@return the rules that the message breaks, in the order found} */
    public List<Violation> violations() {
        return decoded.violations();
    }
}
