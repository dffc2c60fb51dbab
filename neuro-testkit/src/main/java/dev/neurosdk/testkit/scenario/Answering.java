package dev.neurosdk.testkit.scenario;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a scenario answers by itself, besides its steps. Immutable. */
public sealed interface Answering {

    /**
     * Calls the visitor's method for this kind of answering.
     *
     * @param visitor covers every kind
     * @param <R> what the visitor makes of it
     * @return what the visitor returned
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method for each kind.
     *
     * @param <R> what the visitor makes of it
     */
    interface Visitor<R> {
        /**
         * Visits.
         *
         * @param nothing how
         * @return the visitor's result
         */
        R nothing(Nothing nothing);

        /**
         * Visits.
         *
         * @param calls how
         * @return the visitor's result
         */
        R calls(Calls calls);

        /**
         * Visits.
         *
         * @param forces how
         * @return the visitor's result
         */
        R forces(Forces forces);
    }

    /** Nothing is answered but by steps, as at the beginning. */
    record Nothing() implements Answering {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.nothing(this);
        }
    }

    /**
     * As a game: every call of an action gets results.
     *
     * @param success whether they say that the call was accepted
     * @param message their message; null for none
     * @param after how long after the call the result comes; not negative
     * @param times how many results each call gets; 1 is right
     */
    record Calls(boolean success, @Nullable String message, Duration after, int times) implements Answering {
        /**
         * Refuses what makes no sense.
         *
         * @throws IllegalArgumentException when the result would come before the call, or not once to ten times
         */
        public Calls {
            if (after.isNegative()) {
                throw new IllegalArgumentException("after: expected time that passes, was " + after);
            }
            if (times < 1 || times > 10) {
                throw new IllegalArgumentException("times: expected 1 to 10, was " + times);
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.calls(this);
        }
    }

    /**
     * As the server: every force gets a call of one of its names that are registered, drawn from the seed.
     *
     * @param data which data the call has, where the action has a schema
     */
    record Forces(Template.Kind data) implements Answering {
        /** Refuses null. */
        public Forces {
            requireNonNull(data, "data");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.forces(this);
        }
    }
}
