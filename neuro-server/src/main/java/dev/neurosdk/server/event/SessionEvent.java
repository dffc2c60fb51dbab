package dev.neurosdk.server.event;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.server.force.ForceOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fact about one connection. Immutable. */
public sealed interface SessionEvent {

    /** {@return the connection it happened on} */
    SessionRef session();

    /**
     * Calls the visitor's method for this kind of event.
     *
     * @param visitor covers every kind
     */
    void accept(Visitor visitor);

    /** One method for each kind of event. Each gets the event. */
    interface Visitor {
        /**
         * A connection was opened.
         *
         * @param event the event
         */
        void connected(Connected event);

        /**
         * A message came and was acted on.
         *
         * @param event the event
         */
        void messageReceived(MessageReceived event);

        /**
         * Something came that is no message, or one that nobody knows.
         *
         * @param event the event
         */
        void inputIgnored(InputIgnored event);

        /**
         * The game broke a rule that only its history shows.
         *
         * @param event the event
         */
        void ruleBroken(RuleBroken event);

        /**
         * A message was sent.
         *
         * @param event the event
         */
        void messageSent(MessageSent event);

        /**
         * A force had nothing to choose from and was not taken up.
         *
         * @param event the event
         */
        void forceIgnored(ForceIgnored event);

        /**
         * The decider was asked and gave nothing usable.
         *
         * @param event the event
         */
        void decisionFailed(DecisionFailed event);

        /**
         * A force ended.
         *
         * @param event the event
         */
        void forceEnded(ForceEnded event);

        /**
         * The connection ended.
         *
         * @param event the event
         */
        void disconnected(Disconnected event);
    }

    /**
     * A connection was opened.
     *
     * @param session the connection
     */
    record Connected(SessionRef session) implements SessionEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.connected(this);
        }
    }

    /**
     * A message came and was acted on.
     *
     * @param session the connection
     * @param message the message
     * @param violations the rules that the message itself broke
     */
    record MessageReceived(SessionRef session, GameMessage message, List<Violation> violations)
            implements SessionEvent {
        /** Copies the list. */
        public MessageReceived {
            violations = List.copyOf(violations);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.messageReceived(this);
        }
    }

    /**
     * Something came that is no message, or one that nobody knows; it changed nothing (ENV-6).
     *
     * @param session the connection
     * @param command its command, as far as readable; null otherwise
     * @param violations the rules it broke
     */
    record InputIgnored(SessionRef session, @Nullable String command, List<Violation> violations)
            implements SessionEvent {
        /** Copies the list. */
        public InputIgnored {
            violations = List.copyOf(violations);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.inputIgnored(this);
        }
    }

    /**
     * The game broke a rule that only its history shows, such as a result for a call that is not pending.
     *
     * @param session the connection
     * @param violation the rule and how it was broken
     */
    record RuleBroken(SessionRef session, Violation violation) implements SessionEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.ruleBroken(this);
        }
    }

    /**
     * A message was sent.
     *
     * @param session the connection
     * @param message the message
     */
    record MessageSent(SessionRef session, NeuroMessage message) implements SessionEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.messageSent(this);
        }
    }

    /**
     * A force had nothing to choose from and was not taken up (GDE-3).
     *
     * @param session the connection
     * @param names the names it gave
     */
    record ForceIgnored(SessionRef session, List<String> names) implements SessionEvent {
        /** Copies the list. */
        public ForceIgnored {
            names = List.copyOf(names);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.forceIgnored(this);
        }
    }

    /**
     * The decider was asked and gave nothing usable.
     *
     * @param session the connection
     * @param attempt which attempt of the force it was, from 1
     * @param why what was wrong
     */
    record DecisionFailed(SessionRef session, int attempt, String why) implements SessionEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.decisionFailed(this);
        }
    }

    /**
     * A force ended.
     *
     * @param session the connection
     * @param outcome how
     */
    record ForceEnded(SessionRef session, ForceOutcome outcome) implements SessionEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.forceEnded(this);
        }
    }

    /**
     * The connection ended.
     *
     * @param session the connection
     * @param code the WebSocket close code; 1006 when there was no close frame
     * @param reason the reason given; empty when none was
     */
    record Disconnected(SessionRef session, int code, String reason) implements SessionEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.disconnected(this);
        }
    }
}
