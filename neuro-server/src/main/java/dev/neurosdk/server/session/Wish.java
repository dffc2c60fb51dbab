package dev.neurosdk.server.session;

import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.decider.ActionOutcome;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.DeclineOutcome;
import dev.neurosdk.server.decider.SendOutcome;
import dev.neurosdk.server.event.ShutdownOutcome;
import java.time.Duration;

/** What the character or an operator wants of a game unasked, and who waits for the outcome. Immutable. */
sealed interface Wish extends SessionInput {

    /** Tells whoever waits that the connection has ended. */
    Effect.Keep<?> abandoned();

    /** The character wants to carry out an action, by itself when its decider is the one who wants it. */
    record Act(String game, Decision decision, boolean byDecider, Promise<ActionOutcome> asker) implements Wish {
        @Override
        public void accept(InputVisitor visitor) {
            visitor.act(this);
        }

        @Override
        public Effect.Keep<?> abandoned() {
            return new Effect.Keep<>(asker, new ActionOutcome.Abandoned());
        }
    }

    /** An operator answers a force, given by its number so that a late answer meets no other one. */
    record Answer(long force, Decision decision, Promise<ActionOutcome> asker) implements Wish {
        @Override
        public void accept(InputVisitor visitor) {
            visitor.answer(this);
        }

        @Override
        public Effect.Keep<?> abandoned() {
            return new Effect.Keep<>(asker, new ActionOutcome.Abandoned());
        }
    }

    /** An operator ends a force without a choice. */
    record Decline(long force, Promise<DeclineOutcome> asker) implements Wish {
        @Override
        public void accept(InputVisitor visitor) {
            visitor.decline(this);
        }

        @Override
        public Effect.Keep<?> abandoned() {
            return new Effect.Keep<>(asker, DeclineOutcome.LEFT);
        }
    }

    /** The game is to shut down. */
    record ShutDown(String game, boolean immediate, Duration deadline, Promise<ShutdownOutcome> asker) implements Wish {
        @Override
        public void accept(InputVisitor visitor) {
            visitor.shutDown(this);
        }

        @Override
        public Effect.Keep<?> abandoned() {
            return new Effect.Keep<>(asker, ShutdownOutcome.LEFT);
        }
    }

    /** The game need not shut down after all. */
    record CancelShutdown(String game, Promise<SendOutcome> asker) implements Wish {
        @Override
        public void accept(InputVisitor visitor) {
            visitor.cancelShutdown(this);
        }

        @Override
        public Effect.Keep<?> abandoned() {
            return new Effect.Keep<>(asker, SendOutcome.LEFT);
        }
    }

    /** A message is to be sent that needs no answer. */
    record Send(NeuroMessage message, Promise<SendOutcome> asker) implements Wish {
        @Override
        public void accept(InputVisitor visitor) {
            visitor.send(this);
        }

        @Override
        public Effect.Keep<?> abandoned() {
            return new Effect.Keep<>(asker, SendOutcome.LEFT);
        }
    }

    /** A text is to be sent as it is. */
    record SendRaw(String text, Promise<SendOutcome> asker) implements Wish {
        @Override
        public void accept(InputVisitor visitor) {
            visitor.sendRaw(this);
        }

        @Override
        public Effect.Keep<?> abandoned() {
            return new Effect.Keep<>(asker, SendOutcome.LEFT);
        }
    }
}
