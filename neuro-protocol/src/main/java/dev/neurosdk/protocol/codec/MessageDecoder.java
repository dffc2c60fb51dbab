package dev.neurosdk.protocol.codec;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;

/**
 * Turns received texts into messages and says everything that is wrong with them. Immutable.
 *
 * <p>Bad input never makes it throw. The readings that it follows:
 *
 * <ul>
 *   <li>A defined member, required or optional, that has the wrong type makes a message malformed, as does a required
 *       one that is missing; {@code null} for an optional one counts as absent.
 *   <li>Members that are not defined are ignored. Before E4 that includes {@code priority}.
 *   <li>Of a repeated member name the last value counts, as with most readers of JSON; the repetition is reported.
 *   <li>A bad definition in a registration is skipped, the good ones are kept.
 *   <li>Which commands exist goes by edition; the proposals are read in every edition.
 * </ul>
 *
 * <p>At most the first hundred problems of a text are kept. Source: sections 3, 5 to 7, 11 and 14 of the protocol page.
 */
public final class MessageDecoder {

    /** The usual limit on a text, in characters: what a server should take (section 2 of the protocol page). */
    public static final int DEFAULT_MAX_LENGTH = 1 << 20;

    private final Edition edition;
    private final int maxLength;

    /**
     * A decoder that follows an edition.
     *
     * @param edition which commands and members exist, and how binding each rule is
     * @param maxLength the longest text accepted, in characters (UTF-16 code units); positive
     * @throws IllegalArgumentException when the length is zero or negative
     */
    public MessageDecoder(Edition edition, int maxLength) {
        this.edition = requireNonNull(edition, "edition");
        this.maxLength = maxLength;
        if (maxLength <= 0) {
            throw new IllegalArgumentException("maxLength: expected a positive number, was " + maxLength);
        }
    }

    /**
     * Decodes what a game sent.
     *
     * @param text the payload of one text message
     * @return the message, or why there is none
     */
    public Decoded<GameMessage> decodeGame(String text) {
        return new Decoding<>(GameCommands.DIRECTION, edition).run(text, maxLength);
    }

    /**
     * Decodes what Neuro sent.
     *
     * @param text the payload of one text message
     * @return the message, or why there is none
     */
    public Decoded<NeuroMessage> decodeNeuro(String text) {
        return new Decoding<>(NeuroCommands.DIRECTION, edition).run(text, maxLength);
    }
}
