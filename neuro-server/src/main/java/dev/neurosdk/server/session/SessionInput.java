package dev.neurosdk.server.session;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.decider.Decision;
import java.util.Set;

/**
 * Everything that can enter a session; they are taken one at a time. Immutable. What the character or an operator wants
 * unasked enters through a {@link dev.neurosdk.server.decider.Game}.
 */
public sealed interface SessionInput
        permits SessionInput.Opened,
                SessionInput.Said,
                SessionInput.BinaryReceived,
                SessionInput.Decided,
                SessionInput.Undecided,
                SessionInput.TimerFired,
                SessionInput.NameTaken,
                SessionInput.SpeechBegan,
                SessionInput.SpeechFinished,
                SessionInput.PausedHere,
                SessionInput.PausedEverywhere,
                SessionInput.LimitReached,
                SessionInput.Closed,
                Wish {

    /**
     * Calls the visitor's method for this kind of input.
     *
     * @param visitor covers every kind
     */
    void accept(InputVisitor visitor);

    /**
     * The connection is open.
     *
     * @param paused whether the decider is paused for all connections; the session looks again when it takes this
     */
    record Opened(boolean paused) implements SessionInput {

        /** The connection is open in a world whose decider is asked. */
        public Opened() {
            this(false);
        }

        @Override
        public void accept(InputVisitor visitor) {
            visitor.opened(this);
        }
    }

    /**
     * The game sent text.
     *
     * @param decoded what the decoder made of it
     * @param taken of the names that it registers, those that another connection holds; empty where names are not
     *     shared; copied
     */
    record Said(Decoded<GameMessage> decoded, Set<String> taken) implements SessionInput {
        /** Copies the set. */
        public Said {
            requireNonNull(decoded, "decoded");
            taken = Set.copyOf(taken);
        }

        /**
         * Text in a world where names are not shared.
         *
         * @param decoded what the decoder made of it
         */
        public Said(Decoded<GameMessage> decoded) {
            this(decoded, Set.of());
        }

        @Override
        public void accept(InputVisitor visitor) {
            visitor.said(this);
        }
    }

    /**
     * The game sent a binary frame.
     *
     * @param length its length in bytes
     */
    record BinaryReceived(int length) implements SessionInput {
        @Override
        public void accept(InputVisitor visitor) {
            visitor.binaryReceived(this);
        }
    }

    /**
     * The decider chose.
     *
     * @param request which question this answers
     * @param decision the choice
     */
    record Decided(long request, Decision decision) implements SessionInput {
        @Override
        public void accept(InputVisitor visitor) {
            visitor.decided(this);
        }
    }

    /**
     * The decider failed.
     *
     * @param request which question got no answer
     * @param why what was wrong
     * @param declined whether the character will not choose, so that asking again is no use
     */
    record Undecided(long request, String why, boolean declined) implements SessionInput {

        /**
         * The decider failed, and may be asked again.
         *
         * @param request which question got no answer
         * @param why what was wrong
         */
        public Undecided(long request, String why) {
            this(request, why, false);
        }

        @Override
        public void accept(InputVisitor visitor) {
            visitor.undecided(this);
        }
    }

    /**
     * A timer ran out.
     *
     * @param timer which
     */
    record TimerFired(long timer) implements SessionInput {
        @Override
        public void accept(InputVisitor visitor) {
            visitor.timerFired(this);
        }
    }

    /**
     * Another connection has taken over the name of an action.
     *
     * @param name the name
     */
    record NameTaken(String name) implements SessionInput {
        @Override
        public void accept(InputVisitor visitor) {
            visitor.nameTaken(this);
        }
    }

    /** The character begins to speak. */
    record SpeechBegan() implements SessionInput {
        @Override
        public void accept(InputVisitor visitor) {
            visitor.speechBegan(this);
        }
    }

    /**
     * A part of what the character is saying is over, or all of it.
     *
     * @param message what is over
     */
    record SpeechFinished(NeuroMessage.SpeechFinished message) implements SessionInput {
        @Override
        public void accept(InputVisitor visitor) {
            visitor.speechFinished(this);
        }
    }

    /**
     * An operator paused the decider for this connection, or has it asked again.
     *
     * @param paused which of the two
     */
    record PausedHere(boolean paused) implements SessionInput {
        @Override
        public void accept(InputVisitor visitor) {
            visitor.pausedHere(this);
        }
    }

    /**
     * An operator paused the decider for all connections, or has it asked again.
     *
     * @param paused which of the two; the session looks again when it takes this, so that the order of two of these does not
     *     matter
     */
    record PausedEverywhere(boolean paused) implements SessionInput {
        @Override
        public void accept(InputVisitor visitor) {
            visitor.pausedEverywhere(this);
        }
    }

    /**
     * The connection met a limit at its edge.
     *
     * @param limit the limit's name, as in the settings
     * @param outcome what was done, in words
     */
    record LimitReached(String limit, String outcome) implements SessionInput {
        @Override
        public void accept(InputVisitor visitor) {
            visitor.limitReached(this);
        }
    }

    /**
     * The connection is closed; nothing that comes later counts.
     *
     * @param code the WebSocket close code; 1006 when there was no close frame
     * @param reason the reason given; empty when none was
     */
    record Closed(int code, String reason) implements SessionInput {
        @Override
        public void accept(InputVisitor visitor) {
            visitor.closed(this);
        }
    }
}
