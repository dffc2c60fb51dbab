package dev.neurosdk.fuzz;

import static dev.neurosdk.fuzz.Claims.bounded;
import static dev.neurosdk.fuzz.Claims.claim;
import static dev.neurosdk.fuzz.Claims.inTime;
import static dev.neurosdk.fuzz.Claims.worked;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.codec.MessageDecoder;
import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What decoding promises for any text: it answers in time, says a bounded number of words about problems, and what it
 * understands survives being encoded and decoded again, but for what says nothing.
 */
final class DecodingClaims<M> {

    /** The most problems kept of one text. */
    private static final int MOST_VIOLATIONS = 100;

    private final Function<String, Decoded<M>> decode;
    private final Function<M, String> encode;
    private final UnaryOperator<M> normal;

    /**
     * Claims about one direction.
     *
     * @param normal leaves out what the encoder leaves out because it says nothing
     */
    DecodingClaims(Function<String, Decoded<M>> decode, Function<M, String> encode, UnaryOperator<M> normal) {
        this.decode = decode;
        this.encode = encode;
        this.normal = normal;
    }

    static DecodingClaims<GameMessage> ofGames(Edition edition) {
        return new DecodingClaims<>(
                new MessageDecoder(edition, MessageDecoder.DEFAULT_MAX_LENGTH)::decodeGame,
                MessageEncoder::encode,
                DecodingClaims::withoutEmptySchemas);
    }

    static DecodingClaims<NeuroMessage> ofNeuro(Edition edition) {
        return new DecodingClaims<>(
                new MessageDecoder(edition, MessageDecoder.DEFAULT_MAX_LENGTH)::decodeNeuro,
                MessageEncoder::encode,
                UnaryOperator.identity());
    }

    void check(String text) {
        long before = worked();
        Decoded<M> decoded = decode.apply(text);
        inTime(before, "decoding");
        bounded(decoded.violations(), MOST_VIOLATIONS);
        if (decoded instanceof Decoded.Understood<M> understood) {
            survives(understood.message());
        }
    }

    private void survives(M message) {
        String encoded = encode.apply(message);
        Decoded<M> again = decode.apply(encoded);
        claim(
                again instanceof Decoded.Understood<M> understood
                        && understood.message().equals(normal.apply(message)),
                "expected %s, was %s from %s",
                normal.apply(message),
                again,
                encoded);
    }

    private static GameMessage withoutEmptySchemas(GameMessage message) {
        return message instanceof GameMessage.RegisterActions register
                ? new GameMessage.RegisterActions(
                        register.game(),
                        register.actions().stream()
                                .map(DecodingClaims::withoutEmptySchema)
                                .toList())
                : message;
    }

    private static ActionDefinition withoutEmptySchema(ActionDefinition action) {
        return "{}".equals(action.schema()) ? new ActionDefinition(action.name(), action.description()) : action;
    }
}
