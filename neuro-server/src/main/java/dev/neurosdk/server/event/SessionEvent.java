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

    /** What a force waits for before the decider is asked. */
    enum Deferral {
        /** The result of a call that is under way. */
        OWED_RESULT,
        /** The force that is open. */
        OPEN_FORCE,
        /** The end of what the character is saying (FRC-3). */
        SPEECH,
        /** The decider, which is paused, or an operator's answer. */
        PAUSED
    }

    /** Why a force is not taken up. */
    enum Refusal {
        /** None of its actions is registered (GDE-3). */
        NOTHING_REGISTERED,
        /** Another force is open, and the policy is to refuse a second one (FRC-2). */
        ANOTHER_IS_OPEN,
        /** As many forces as the limit allows are waiting already. */
        TOO_MANY_WAITING
    }

    /** How a call ended. */
    enum CallOutcome {
        /** The game accepted it. */
        SUCCEEDED,
        /** The game refused it. */
        FAILED,
        /** No result came before the deadline. */
        TIMED_OUT,
        /** The connection ended, or the game started anew. */
        ABANDONED
    }

    /** What a result is that settles nothing. */
    enum StrayResult {
        /** Its call was given up at the deadline, or when the game started anew. */
        LATE,
        /** Its call was answered before. */
        DUPLICATE,
        /** Its call went out on another connection of this server. */
        FOREIGN,
        /** This server never gave out its id. */
        UNKNOWN
    }

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
         * A game announced itself, or spoke for the first time without doing so.
         *
         * @param event the event
         */
        void gameStarted(GameStarted event);

        /**
         * What can be chosen has changed.
         *
         * @param event the event
         */
        void actionsChanged(ActionsChanged event);

        /**
         * A force was taken up.
         *
         * @param event the event
         */
        void forceOpened(ForceOpened event);

        /**
         * A force waits before the decider is asked.
         *
         * @param event the event
         */
        void forceDeferred(ForceDeferred event);

        /**
         * The decider was asked.
         *
         * @param event the event
         */
        void decisionAsked(DecisionAsked event);

        /**
         * The decider gave a usable decision.
         *
         * @param event the event
         */
        void decisionMade(DecisionMade event);

        /**
         * An action was called; its result is owed.
         *
         * @param event the event
         */
        void callMade(CallMade event);

        /**
         * A call is no longer owed its result.
         *
         * @param event the event
         */
        void callEnded(CallEnded event);

        /**
         * A result came that settles nothing (BPA-8).
         *
         * @param event the event
         */
        void resultDiscarded(ResultDiscarded event);

        /**
         * A context message is kept until the owed result is in (BPC-4).
         *
         * @param event the event
         */
        void contextHeld(ContextHeld event);

        /**
         * The game was asked to shut down.
         *
         * @param event the event
         */
        void shutdownAsked(ShutdownAsked event);

        /**
         * A request to shut down has ended.
         *
         * @param event the event
         */
        void shutdownEnded(ShutdownEnded event);

        /**
         * A text was sent as it is: an operator's, or a reply of strict mode.
         *
         * @param event the event
         */
        void textSent(TextSent event);

        /**
         * A limit was reached, and its defined outcome followed.
         *
         * @param event the event
         */
        void limitReached(LimitReached event);

        /**
         * The server ends the connection.
         *
         * @param event the event
         */
        void closing(Closing event);

        /**
         * A force was not taken up.
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
         * An operator answered a force.
         *
         * @param event the event
         */
        void answeredByHand(AnsweredByHand event);

        /**
         * The decider was paused, or is asked again.
         *
         * @param event the event
         */
        void pauseChanged(PauseChanged event);

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
     * A game announced itself, or spoke for the first time without doing so.
     *
     * @param session the connection
     * @param game the game's name
     */
    record GameStarted(SessionRef session, String game) implements SessionEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.gameStarted(this);
        }
    }

    /**
     * What can be chosen has changed.
     *
     * @param session the connection
     * @param game the game whose actions changed
     * @param added the names registered or defined anew, in order
     * @param removed the names that are gone, in order
     * @param registered how many actions the connection has now
     */
    record ActionsChanged(SessionRef session, String game, List<String> added, List<String> removed, int registered)
            implements SessionEvent {
        /** Copies the lists. */
        public ActionsChanged {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.actionsChanged(this);
        }
    }

    /**
     * A force was taken up.
     *
     * @param session the connection
     * @param force which force of the connection, from 1
     * @param message what the game demanded
     * @param names the names to choose from: those registered, in the order given
     */
    record ForceOpened(SessionRef session, long force, GameMessage.ForceActions message, List<String> names)
            implements SessionEvent {
        /** Copies the list. */
        public ForceOpened {
            names = List.copyOf(names);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.forceOpened(this);
        }
    }

    /**
     * A force waits before the decider is asked.
     *
     * @param session the connection
     * @param force which force of the connection
     * @param why what it waits for
     */
    record ForceDeferred(SessionRef session, long force, Deferral why) implements SessionEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.forceDeferred(this);
        }
    }

    /**
     * The decider was asked.
     *
     * @param session the connection
     * @param force which force of the connection
     * @param attempt which attempt of the force it is, from 1
     */
    record DecisionAsked(SessionRef session, long force, int attempt) implements SessionEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.decisionAsked(this);
        }
    }

    /**
     * The decider gave a usable decision.
     *
     * @param session the connection
     * @param force which force of the connection
     * @param attempt which attempt of the force it was, from 1
     * @param action the action chosen
     */
    record DecisionMade(SessionRef session, long force, int attempt, String action) implements SessionEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.decisionMade(this);
        }
    }

    /**
     * An operator answered a force in the decider's place.
     *
     * @param session the connection
     * @param force which force of the connection
     * @param attempt which attempt of the force it was, from 1
     * @param action the action chosen
     */
    record AnsweredByHand(SessionRef session, long force, int attempt, String action) implements SessionEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.answeredByHand(this);
        }
    }

    /**
     * The decider was paused for the connection, or is asked again.
     *
     * @param session the connection
     * @param paused which of the two
     */
    record PauseChanged(SessionRef session, boolean paused) implements SessionEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.pauseChanged(this);
        }
    }

    /**
     * An action was called; its result is owed.
     *
     * @param session the connection
     * @param id the call's id on the wire
     * @param action the action called
     * @param forced whether it answers a force
     */
    record CallMade(SessionRef session, String id, String action, boolean forced) implements SessionEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.callMade(this);
        }
    }

    /**
     * A call is no longer owed its result.
     *
     * @param session the connection
     * @param id the call's id on the wire
     * @param action the action called
     * @param outcome how it ended
     */
    record CallEnded(SessionRef session, String id, String action, CallOutcome outcome) implements SessionEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.callEnded(this);
        }
    }

    /**
     * A result came that settles nothing (BPA-8).
     *
     * @param session the connection
     * @param id the id it gave, shortened
     * @param kind what it is
     */
    record ResultDiscarded(SessionRef session, String id, StrayResult kind) implements SessionEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.resultDiscarded(this);
        }
    }

    /**
     * A context message is kept until the owed result is in (BPC-4).
     *
     * @param session the connection
     * @param held how many are kept now
     */
    record ContextHeld(SessionRef session, int held) implements SessionEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.contextHeld(this);
        }
    }

    /**
     * The game was asked to shut down.
     *
     * @param session the connection
     * @param game the game's name
     * @param immediate whether only seconds remain
     */
    record ShutdownAsked(SessionRef session, String game, boolean immediate) implements SessionEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.shutdownAsked(this);
        }
    }

    /**
     * A request to shut down has ended.
     *
     * @param session the connection
     * @param game the game's name
     * @param outcome how
     */
    record ShutdownEnded(SessionRef session, String game, ShutdownOutcome outcome) implements SessionEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.shutdownEnded(this);
        }
    }

    /**
     * A text was sent as it is: an operator's, or a reply of strict mode.
     *
     * @param session the connection
     * @param text the text
     */
    record TextSent(SessionRef session, String text) implements SessionEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.textSent(this);
        }
    }

    /**
     * A limit was reached, and its defined outcome followed.
     *
     * @param session the connection
     * @param limit the limit's name, as in the settings
     * @param outcome what was done, in words
     */
    record LimitReached(SessionRef session, String limit, String outcome) implements SessionEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.limitReached(this);
        }
    }

    /**
     * The server ends the connection.
     *
     * @param session the connection
     * @param code the WebSocket close code
     * @param reason the reason given
     */
    record Closing(SessionRef session, int code, String reason) implements SessionEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.closing(this);
        }
    }

    /**
     * A force was not taken up.
     *
     * @param session the connection
     * @param names the names it gave
     * @param why why not
     */
    record ForceIgnored(SessionRef session, List<String> names, Refusal why) implements SessionEvent {
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
     * @param force which force of the connection
     * @param attempt which attempt of the force it was, from 1
     * @param why what was wrong
     */
    record DecisionFailed(SessionRef session, long force, int attempt, String why) implements SessionEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.decisionFailed(this);
        }
    }

    /**
     * A force ended.
     *
     * @param session the connection
     * @param force which force of the connection
     * @param outcome how
     * @param attempts how many attempts it took
     */
    record ForceEnded(SessionRef session, long force, ForceOutcome outcome, int attempts) implements SessionEvent {
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
