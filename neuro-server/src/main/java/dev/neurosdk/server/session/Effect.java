package dev.neurosdk.server.session;

import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.DecisionRequest;
import dev.neurosdk.server.event.SessionEvent;
import java.time.Duration;
import java.util.function.Consumer;

/** What a transition asks the world to do. Immutable. */
sealed interface Effect {

    void accept(Visitor visitor);

    /** One method for each kind of effect. */
    interface Visitor {
        void send(Send effect);

        void ask(Ask effect);

        void stopAsking(StopAsking effect);

        void tell(Tell effect);

        void startTimer(StartTimer effect);

        void cancelTimer(CancelTimer effect);

        void emit(Emit effect);
    }

    /** Send a message to the game. */
    record Send(NeuroMessage message) implements Effect {
        @Override
        public void accept(Visitor visitor) {
            visitor.send(this);
        }
    }

    /** Put a question to the decider; the answer comes back as an input with the same number. */
    record Ask(long request, DecisionRequest question) implements Effect {
        @Override
        public void accept(Visitor visitor) {
            visitor.ask(this);
        }
    }

    /** The answer to the open question is no longer wanted. */
    record StopAsking() implements Effect {
        @Override
        public void accept(Visitor visitor) {
            visitor.stopAsking(this);
        }
    }

    /** Tell the decider something that needs no answer. */
    record Tell(Consumer<Decider> news) implements Effect {
        @Override
        public void accept(Visitor visitor) {
            visitor.tell(this);
        }
    }

    /** Start a timer; it comes back as an input with the same number. */
    record StartTimer(long timer, Duration delay) implements Effect {
        @Override
        public void accept(Visitor visitor) {
            visitor.startTimer(this);
        }
    }

    /** Stop a timer; harmless when it has already fired. */
    record CancelTimer(long timer) implements Effect {
        @Override
        public void accept(Visitor visitor) {
            visitor.cancelTimer(this);
        }
    }

    /** Tell the event sinks. */
    record Emit(SessionEvent event) implements Effect {
        @Override
        public void accept(Visitor visitor) {
            visitor.emit(this);
        }
    }
}
