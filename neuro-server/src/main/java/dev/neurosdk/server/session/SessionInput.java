package dev.neurosdk.server.session;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.server.decider.Decision;

/** Everything that can enter a session; they are taken one at a time. Immutable. */
public sealed interface SessionInput {

    /**
     * Calls the visitor's method for this kind of input.
     *
     * @param visitor covers every kind
     */
    void accept(Visitor visitor);

    /** One method for each kind of input. */
    interface Visitor {
        /**
         * The connection is open.
         *
         * @param input the input
         */
        void opened(Opened input);

        /**
         * The game sent text.
         *
         * @param input the input
         */
        void said(Said input);

        /**
         * The game sent a binary frame.
         *
         * @param input the input
         */
        void binaryReceived(BinaryReceived input);

        /**
         * The decider chose.
         *
         * @param input the input
         */
        void decided(Decided input);

        /**
         * The decider failed.
         *
         * @param input the input
         */
        void undecided(Undecided input);

        /**
         * A timer ran out.
         *
         * @param input the input
         */
        void timerFired(TimerFired input);

        /**
         * The connection is closed.
         *
         * @param input the input
         */
        void closed(Closed input);
    }

    /** The connection is open. */
    record Opened() implements SessionInput {
        @Override
        public void accept(Visitor visitor) {
            visitor.opened(this);
        }
    }

    /**
     * The game sent text.
     *
     * @param decoded what the decoder made of it
     */
    record Said(Decoded<GameMessage> decoded) implements SessionInput {
        /** Refuses null. */
        public Said {
            requireNonNull(decoded, "decoded");
        }

        @Override
        public void accept(Visitor visitor) {
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
        public void accept(Visitor visitor) {
            visitor.binaryReceived(this);
        }
    }

    /**
     * The decider chose.
     *
     * @param request the question answered
     * @param decision the choice
     * @param callId a fresh id for the call that may come of it
     */
    record Decided(long request, Decision decision, String callId) implements SessionInput {
        @Override
        public void accept(Visitor visitor) {
            visitor.decided(this);
        }
    }

    /**
     * The decider failed.
     *
     * @param request the question that has no answer
     * @param why what was wrong
     */
    record Undecided(long request, String why) implements SessionInput {
        @Override
        public void accept(Visitor visitor) {
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
        public void accept(Visitor visitor) {
            visitor.timerFired(this);
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
        public void accept(Visitor visitor) {
            visitor.closed(this);
        }
    }
}
