package dev.neurosdk.server.decider.script;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.DeclinedException;
import java.util.concurrent.CompletableFuture;

/** What a script answers when it is asked. Immutable. */
public sealed interface Answer {

    /**
     * Gives the answer.
     *
     * @param question completed, or left open
     */
    void to(CompletableFuture<Decision> question);

    /**
     * Chooses an action, be it offered or not.
     *
     * @param decision the action and its data
     */
    record Choose(Decision decision) implements Answer {
        /** Refuses null. */
        public Choose {
            requireNonNull(decision, "decision");
        }

        @Override
        public void to(CompletableFuture<Decision> question) {
            question.complete(decision);
        }
    }

    /**
     * Fails like a brain that broke, and may be asked again.
     *
     * @param why what was wrong
     */
    record Fail(String why) implements Answer {
        /** Refuses null. */
        public Fail {
            requireNonNull(why, "why");
        }

        @Override
        public void to(CompletableFuture<Decision> question) {
            question.completeExceptionally(new IllegalStateException(why));
        }
    }

    /**
     * Will not choose, which ends the force.
     *
     * @param why the reason
     */
    record Decline(String why) implements Answer {
        /** Refuses null. */
        public Decline {
            requireNonNull(why, "why");
        }

        @Override
        public void to(CompletableFuture<Decision> question) {
            question.completeExceptionally(new DeclinedException(why));
        }
    }

    /** Never answers, like a brain that hangs. */
    record Ignore() implements Answer {
        @Override
        public void to(CompletableFuture<Decision> question) {
            // The deadline for decisions is what this is for.
        }
    }
}
