package dev.neurosdk.protocol.codec;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.rule.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one received text. Immutable.
 *
 * <p>Whatever the peer did wrong is in {@link #violations()}; nothing is thrown. Source: section 3 rules 2 to 4 and
 * section 14 numbers 9 and 16 of the protocol page.
 *
 * @param <M> the messages of the direction
 */
public sealed interface Decoded<M> {

    /** {@return every problem found, in the order of the text's structure; empty for a flawless message} */
    List<Violation> violations();

    /**
     * Calls the visitor's method for this outcome.
     *
     * @param visitor covers every outcome
     * @param <R> what the visitor makes of an outcome
     * @return what the visitor returned
     */
    <R extends @Nullable Object> R accept(Visitor<M, R> visitor);

    /**
     * One method for each outcome.
     *
     * @param <M> the messages of the direction
     * @param <R> what the visitor makes of an outcome
     */
    interface Visitor<M, R extends @Nullable Object> {
        /**
         * Visits a usable message.
         *
         * @param understood the outcome
         * @return the visitor's result
         */
        R understood(Understood<M> understood);

        /**
         * Visits a well-formed message with a command that the edition does not define.
         *
         * @param unrecognized the outcome
         * @return the visitor's result
         */
        R unrecognized(Unrecognized<M> unrecognized);

        /**
         * Visits a text that is not a usable message.
         *
         * @param malformed the outcome
         * @return the visitor's result
         */
        R malformed(Malformed<M> malformed);
    }

    /**
     * A usable message.
     *
     * @param message the message
     * @param violations what was tolerated; copied
     * @param <M> the messages of the direction
     */
    record Understood<M>(M message, List<Violation> violations) implements Decoded<M> {

        /** Copies the list. */
        public Understood {
            requireNonNull(message, "message");
            violations = List.copyOf(violations);
        }

        @Override
        public <R extends @Nullable Object> R accept(Visitor<M, R> visitor) {
            return visitor.understood(this);
        }
    }

    /**
     * A well-formed message with a command that the edition does not define; a receiver ignores it (ENV-6).
     *
     * @param command the command; not empty
     * @param game the game; null when absent or unusable, as it should be in messages from Neuro
     * @param data JSON text of the object {@code data}, written compactly; null when absent
     * @param violations what was found; copied
     * @param <M> the messages of the direction
     */
    record Unrecognized<M>(
            String command, @Nullable String game, @Nullable String data, List<Violation> violations)
            implements Decoded<M> {

        /** Copies the list. */
        public Unrecognized {
            requireNonNull(command, "command");
            violations = List.copyOf(violations);
        }

        @Override
        public <R extends @Nullable Object> R accept(Visitor<M, R> visitor) {
            return visitor.unrecognized(this);
        }
    }

    /**
     * A text that is not a usable message: not a JSON object, no usable command or game, or a defined member that is
     * missing or has the wrong type. A receiver ignores it (ENV-6).
     *
     * @param command the command; null when there is no usable one
     * @param game the game; null when there is no usable one
     * @param violations what was found; copied, at least one
     * @param <M> the messages of the direction
     */
    record Malformed<M>(@Nullable String command, @Nullable String game, List<Violation> violations)
            implements Decoded<M> {

        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException when there is no violation
         */
        public Malformed {
            violations = List.copyOf(violations);
            if (violations.isEmpty()) {
                throw new IllegalArgumentException("violations: expected at least one, was empty");
            }
        }

        @Override
        public <R extends @Nullable Object> R accept(Visitor<M, R> visitor) {
            return visitor.malformed(this);
        }
    }
}
