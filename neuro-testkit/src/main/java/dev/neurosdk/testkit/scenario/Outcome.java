package dev.neurosdk.testkit.scenario;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a run of a scenario ended. Immutable. */
public sealed interface Outcome {

    /**
     * Calls the visitor's method for this kind of outcome.
     *
     * @param visitor covers every kind
     * @param <R> what the visitor makes of an outcome
     * @return what the visitor returned
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method for each kind.
     *
     * @param <R> what the visitor makes of an outcome
     */
    interface Visitor<R> {
        /**
         * Visits.
         *
         * @param passed the outcome
         * @return the visitor's result
         */
        R passed(Passed passed);

        /**
         * Visits.
         *
         * @param failed the outcome
         * @return the visitor's result
         */
        R failed(Failed failed);

        /**
         * Visits.
         *
         * @param notReached the outcome
         * @return the visitor's result
         */
        R notReached(NotReached notReached);

        /**
         * Visits.
         *
         * @param unreachable the outcome
         * @return the visitor's result
         */
        R unreachable(Unreachable unreachable);
    }

    /** Every step was done, and everything was as expected. */
    record Passed() implements Outcome {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.passed(this);
        }
    }

    /**
     * A step found something else than expected.
     *
     * @param step which
     * @param place where it is written; null when that isn't known
     * @param did what the step was to do, as in {@code expect {command: action}}
     * @param expected what was expected
     * @param actual what was the case instead, with the nearest that came; may have several lines
     */
    record Failed(StepPath step, @Nullable Place place, String did, String expected, String actual) implements Outcome {
        /** Refuses null. */
        public Failed {
            requireNonNull(step, "step");
            requireNonNull(did, "did");
            requireNonNull(expected, "expected");
            requireNonNull(actual, "actual");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.failed(this);
        }
    }

    /**
     * A step could not be done here, which says nothing about the peer: without a person, without hooks, in real time.
     *
     * @param step which; null when none was
     * @param place where it is written; null when that isn't known
     * @param reason why, in words
     */
    record NotReached(@Nullable StepPath step, @Nullable Place place, String reason) implements Outcome {
        /** Refuses null. */
        public NotReached {
            requireNonNull(reason, "reason");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.notReached(this);
        }
    }

    /**
     * The peer was never there.
     *
     * @param reason why, in words
     */
    record Unreachable(String reason) implements Outcome {
        /** Refuses null. */
        public Unreachable {
            requireNonNull(reason, "reason");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unreachable(this);
        }
    }

    /** {@return the failure, if this is one} */
    default Optional<Failed> failure() {
        return this instanceof Failed failed ? Optional.of(failed) : Optional.empty();
    }
}
