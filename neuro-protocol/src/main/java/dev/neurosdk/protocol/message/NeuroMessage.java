package dev.neurosdk.protocol.message;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A message from Neuro to a game (S2C). Immutable. Source: section 7 of the protocol page; {@link ReregisterAll},
 * {@link GracefulShutdown} and {@link ImmediateShutdown} are proposals of section 11.
 */
public sealed interface NeuroMessage {

    /** {@return the {@code command} on the wire, for example {@code action}} */
    String command();

    /**
     * Calls the visitor's method for this kind of message.
     *
     * @param visitor covers every kind
     * @param <R> what the visitor makes of a message
     * @return what the visitor returned
     */
    <R extends @Nullable Object> R accept(Visitor<R> visitor);

    /**
     * One method for each kind of message, so that a new kind breaks the build until everyone covers it.
     *
     * @param <R> what the visitor makes of a message
     */
    interface Visitor<R extends @Nullable Object> {
        /**
         * Visits the acknowledgement of {@code startup}.
         *
         * @param ack the message
         * @return the visitor's result
         */
        R startupAck(StartupAck ack);

        /**
         * Visits {@code action}.
         *
         * @param action the message
         * @return the visitor's result
         */
        R action(Action action);

        /**
         * Visits {@code actions/reregister_all}.
         *
         * @param reregister the message
         * @return the visitor's result
         */
        R reregisterAll(ReregisterAll reregister);

        /**
         * Visits {@code shutdown/graceful}.
         *
         * @param shutdown the message
         * @return the visitor's result
         */
        R gracefulShutdown(GracefulShutdown shutdown);

        /**
         * Visits {@code shutdown/immediate}.
         *
         * @param shutdown the message
         * @return the visitor's result
         */
        R immediateShutdown(ImmediateShutdown shutdown);

        /**
         * Visits {@code speech_finished}.
         *
         * @param speech the message
         * @return the visitor's result
         */
        R speechFinished(SpeechFinished speech);
    }

    /**
     * Answers {@code startup} on the same connection; optional (ACK-1 to ACK-3).
     *
     * @param session who plays
     */
    record StartupAck(CharacterSession session) implements NeuroMessage {

        /** The {@code command} on the wire. */
        public static final String COMMAND = "startup";

        /** Refuses null. */
        public StartupAck {
            requireNonNull(session, "session");
        }

        @Override
        public String command() {
            return COMMAND;
        }

        @Override
        public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
            return visitor.startupAck(this);
        }
    }

    /**
     * Calls an action of the game; may come at any time after its registration (ACN-1 to ACN-4).
     *
     * @param id unique and opaque, returned in the result; not empty
     * @param name a registered action
     * @param data JSON text of an object meant to fit the action's schema; null when absent
     */
    record Action(String id, String name, @Nullable String data) implements NeuroMessage {

        /** The {@code command} on the wire. */
        public static final String COMMAND = "action";

        /**
         * Refuses an empty id.
         *
         * @throws IllegalArgumentException when the id is empty
         */
        public Action {
            Texts.requireNonEmpty(id, "id");
            Texts.require(name, "name");
        }

        @Override
        public String command() {
            return COMMAND;
        }

        @Override
        public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
            return visitor.action(this);
        }
    }

    /** Asks the game to register everything again (PRO-1, a proposal). */
    record ReregisterAll() implements NeuroMessage {

        /** The {@code command} on the wire. */
        public static final String COMMAND = "actions/reregister_all";

        @Override
        public String command() {
            return COMMAND;
        }

        @Override
        public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
            return visitor.reregisterAll(this);
        }
    }

    /**
     * Asks the game to stop at its next safe point, or withdraws the request (PRO-2, a proposal).
     *
     * @param wantsShutdown true asks, false withdraws; the latest value counts
     */
    record GracefulShutdown(boolean wantsShutdown) implements NeuroMessage {

        /** The {@code command} on the wire. */
        public static final String COMMAND = "shutdown/graceful";

        @Override
        public String command() {
            return COMMAND;
        }

        @Override
        public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
            return visitor.gracefulShutdown(this);
        }
    }

    /** Leaves the game a few seconds to save (PRO-3, a proposal). */
    record ImmediateShutdown() implements NeuroMessage {

        /** The {@code command} on the wire. */
        public static final String COMMAND = "shutdown/immediate";

        @Override
        public String command() {
            return COMMAND;
        }

        @Override
        public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
            return visitor.immediateShutdown(this);
        }
    }

    /**
     * Says that the character has spoken a part or the whole of an utterance (SPF-1 to SPF-3).
     *
     * @param isFinal true: the utterance is over; false: more follows
     * @param cancelled true: the utterance was cut off; false by default
     * @param reason why it was cut off, in a word or two; null when absent, always null unless cancelled
     */
    record SpeechFinished(
            boolean isFinal, boolean cancelled, @Nullable String reason) implements NeuroMessage {

        /** The {@code command} on the wire. */
        public static final String COMMAND = "speech_finished";

        /**
         * Refuses a reason without a cancellation.
         *
         * @throws IllegalArgumentException when there is a reason but the utterance was not cancelled
         */
        public SpeechFinished {
            if (reason != null && !cancelled) {
                throw new IllegalArgumentException("reason: expected null unless cancelled, was \"" + reason + "\"");
            }
        }

        @Override
        public String command() {
            return COMMAND;
        }

        @Override
        public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
            return visitor.speechFinished(this);
        }
    }
}
