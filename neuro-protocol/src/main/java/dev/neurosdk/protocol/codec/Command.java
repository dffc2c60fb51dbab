package dev.neurosdk.protocol.codec;

import dev.neurosdk.protocol.edition.Edition;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How the messages of one command are read. Immutable.
 *
 * @param name the {@code command} on the wire
 * @param definedIn the editions that have the command
 * @param reader reads {@code data}
 * @param <M> the messages of the direction
 */
record Command<M>(String name, Predicate<Edition> definedIn, Function<Envelope, Draft<M>> reader) {

    /** A message but for its game; made only when nothing about it is broken. */
    @FunctionalInterface
    interface Draft<M> {
        M inGame(String game);
    }

    static <M> Command<M> withContent(String name, Function<Members, Draft<M>> content) {
        return new Command<>(name, edition -> true, envelope -> content.apply(envelope.content()));
    }

    static <M> Command<M> withoutContent(String name, Draft<M> draft) {
        return new Command<>(name, edition -> true, envelope -> {
            envelope.noContent();
            return draft;
        });
    }

    Command<M> since(Predicate<Edition> editions) {
        return new Command<>(name, editions, reader);
    }
}
