package dev.neurosdk.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.neurosdk.protocol.codec.Decoded.Malformed;
import dev.neurosdk.protocol.codec.Decoded.Understood;
import dev.neurosdk.protocol.codec.Decoded.Unrecognized;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Violation;
import java.util.List;

/** Decoding as the tests ask for it: with {@code '} for {@code "}, and an expectation about the outcome. */
final class Outcomes {

    private Outcomes() {}

    static Decoded<GameMessage> game(String text) {
        return game(Edition.newest(), text);
    }

    static Decoded<GameMessage> game(Edition edition, String text) {
        return new MessageDecoder(edition, MessageDecoder.DEFAULT_MAX_LENGTH).decodeGame(text.replace('\'', '"'));
    }

    static Decoded<NeuroMessage> neuro(String text) {
        return neuro(Edition.newest(), text);
    }

    static Decoded<NeuroMessage> neuro(Edition edition, String text) {
        return new MessageDecoder(edition, MessageDecoder.DEFAULT_MAX_LENGTH).decodeNeuro(text.replace('\'', '"'));
    }

    /** A game's message with these members in {@code data}. */
    static String fromGame(String command, String members) {
        return "{'command':'" + command + "','game':'G','data':{" + members + "}}";
    }

    /** A message of Neuro with these members in {@code data}. */
    static String fromNeuro(String command, String members) {
        return "{'command':'" + command + "','data':{" + members + "}}";
    }

    @SuppressWarnings("unchecked")
    static <M> Understood<M> understood(Decoded<M> decoded) {
        return assertThat(decoded).asInstanceOf(type(Understood.class)).actual();
    }

    @SuppressWarnings("unchecked")
    static <M> Malformed<M> malformed(Decoded<M> decoded) {
        return assertThat(decoded).asInstanceOf(type(Malformed.class)).actual();
    }

    @SuppressWarnings("unchecked")
    static <M> Unrecognized<M> unrecognized(Decoded<M> decoded) {
        return assertThat(decoded).asInstanceOf(type(Unrecognized.class)).actual();
    }

    /** Each violation as rule and pointer, for example {@code CTX-1/shape /data/silent}. */
    static List<String> found(Decoded<?> decoded) {
        return decoded.violations().stream().map(Outcomes::brief).toList();
    }

    private static String brief(Violation violation) {
        return (violation.rule().id() + " " + violation.pointer()).strip();
    }
}
