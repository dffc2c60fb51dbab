package dev.neurosdk.server.session;

import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.DecisionRequest;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.event.SessionEvent;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/** What a transition asks the world to do. Immutable. */
sealed interface Effect {

    void accept(Visitor visitor);

    /** One method for each kind of effect. */
    interface Visitor {
        void send(Send effect);

        void sendRaw(SendRaw effect);

        void close(Close effect);

        void ask(Ask effect);

        void stopAsking(StopAsking effect);

        void tell(Tell effect);

        void startTimer(StartTimer effect);

        void cancelTimer(CancelTimer effect);

        void claim(Claim effect);

        void release(Release effect);

        void hush(Hush effect);

        void emit(Emit effect);

        <T> void keep(Keep<T> effect);
    }

    /** Send a message to the game. */
    record Send(NeuroMessage message) implements Effect {
        @Override
        public void accept(Visitor visitor) {
            visitor.send(this);
        }
    }

    /** Send a text to the game as it is. */
    record SendRaw(String text) implements Effect {
        @Override
        public void accept(Visitor visitor) {
            visitor.sendRaw(this);
        }
    }

    /** End the connection after what was sent before. */
    record Close(int code, String reason) implements Effect {
        @Override
        public void accept(Visitor visitor) {
            visitor.close(this);
        }
    }

    /** Put a question to the decider; the answer comes back as an input with the same number. */
    record Ask(long request, DecisionRequest question, boolean fallback) implements Effect {
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
    record Tell(String game, BiConsumer<Decider, Game> news) implements Effect {
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

    /** Claim names that are registered, where all games share one list; those that are not to be had come back as inputs. */
    record Claim(List<String> names) implements Effect {
        @Override
        public void accept(Visitor visitor) {
            visitor.claim(this);
        }
    }

    /** Give names free that are no longer registered, where all games share one list. */
    record Release(List<String> names) implements Effect {
        @Override
        public void accept(Visitor visitor) {
            visitor.release(this);
        }
    }

    /** Ask the character to come to an end with what it is saying. */
    record Hush(ForcePriority priority) implements Effect {
        @Override
        public void accept(Visitor visitor) {
            visitor.hush(this);
        }
    }

    /** Tell the event sinks. */
    record Emit(SessionEvent event) implements Effect {
        @Override
        public void accept(Visitor visitor) {
            visitor.emit(this);
        }
    }

    /** Tell whoever waits for it how something ended. */
    record Keep<T>(Promise<T> asker, T outcome) implements Effect {
        @Override
        public void accept(Visitor visitor) {
            visitor.keep(this);
        }
    }
}
