package dev.neurosdk.server.decider.script;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.server.decider.Decision;
import java.time.Duration;

/** One step of a {@link Script}. Immutable. */
public sealed interface ScriptStep {

    /**
     * Calls the visitor's method for this kind of step.
     *
     * @param <R> what the visitor makes of it
     * @param visitor covers every kind
     * @return what the visitor made of it
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * Covers every kind of step.
     *
     * @param <R> what it makes of one
     */
    interface Visitor<R> {
        /**
         * Visits a reply to a force.
         *
         * @param step the step
         * @return what comes of it
         */
        R reply(Reply step);

        /**
         * Visits an act of the character's own.
         *
         * @param step the step
         * @return what comes of it
         */
        R act(Act step);

        /**
         * Visits a pause.
         *
         * @param step the step
         * @return what comes of it
         */
        R pause(Pause step);
    }

    /**
     * Waits for a force that fits, and answers the question that it asks.
     *
     * @param where which forces fit
     * @param answer what is answered
     */
    record Reply(Where where, Answer answer) implements ScriptStep {
        /** Refuses null components. */
        public Reply {
            requireNonNull(where, "where");
            requireNonNull(answer, "answer");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.reply(this);
        }
    }

    /**
     * Waits until a game that fits offers the action, carries it out unasked, and waits for the outcome, whatever it is.
     *
     * @param where which games fit, by their name and what they offer
     * @param decision the action and its data
     */
    record Act(Where where, Decision decision) implements ScriptStep {
        /** Refuses null components. */
        public Act {
            requireNonNull(where, "where");
            requireNonNull(decision, "decision");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.act(this);
        }
    }

    /**
     * Does nothing for a while; whoever asks meanwhile waits.
     *
     * @param time how long; zero or more
     */
    record Pause(Duration time) implements ScriptStep {
        /**
         * Refuses what can't pass.
         *
         * @throws IllegalArgumentException when the time is negative
         */
        public Pause {
            if (time.isNegative()) {
                throw new IllegalArgumentException("time: expected zero or more, was " + time);
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pause(this);
        }
    }
}
