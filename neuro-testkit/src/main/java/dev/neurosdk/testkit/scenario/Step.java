package dev.neurosdk.testkit.scenario;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.testkit.fault.FaultPlan;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a scenario. Immutable, and equal to every step that does the same, wherever it was written.
 *
 * <p>The set is closed. There is no step that waits for time to pass by itself, and none that may go on for ever.
 */
public sealed interface Step {

    /** The most times that steps can be repeated. */
    int MOST_TIMES = 1000;

    /**
     * Calls the visitor's method for this kind of step.
     *
     * @param visitor covers every kind
     * @param <R> what the visitor makes of a step
     * @return what the visitor returned
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method for each kind.
     *
     * @param <R> what the visitor makes of a step
     */
    interface Visitor<R> {
        /**
         * Visits.
         *
         * @param step the step
         * @return the visitor's result
         */
        R open(Open step);

        /**
         * Visits.
         *
         * @param step the step
         * @return the visitor's result
         */
        R send(Send step);

        /**
         * Visits.
         *
         * @param step the step
         * @return the visitor's result
         */
        R expect(Expect step);

        /**
         * Visits.
         *
         * @param step the step
         * @return the visitor's result
         */
        R expectOrder(ExpectOrder step);

        /**
         * Visits.
         *
         * @param step the step
         * @return the visitor's result
         */
        R absent(Absent step);

        /**
         * Visits.
         *
         * @param step the step
         * @return the visitor's result
         */
        R answer(Answer step);

        /**
         * Visits.
         *
         * @param step the step
         * @return the visitor's result
         */
        R connection(Connection step);

        /**
         * Visits.
         *
         * @param step the step
         * @return the visitor's result
         */
        R clock(Clock step);

        /**
         * Visits.
         *
         * @param step the step
         * @return the visitor's result
         */
        R fault(Fault step);

        /**
         * Visits.
         *
         * @param step the step
         * @return the visitor's result
         */
        R repeat(Repeat step);

        /**
         * Visits.
         *
         * @param step the step
         * @return the visitor's result
         */
        R choose(Choose step);

        /**
         * Visits.
         *
         * @param step the step
         * @return the visitor's result
         */
        R ask(Ask step);

        /**
         * Visits.
         *
         * @param step the step
         * @return the visitor's result
         */
        R hook(Hook step);

        /**
         * Visits.
         *
         * @param step the step
         * @return the visitor's result
         */
        R mark(Mark step);
    }

    /**
     * Opens a connection: as a game, connects; as the server, waits until a game has connected.
     *
     * @param as how later steps call the connection; a game goes by this name, unless it has another
     * @param game the game's identity; null for the one that the scenario plays, or when the scenario plays the server
     * @param within how long it may take; null for the usual deadline
     */
    record Open(String as, @Nullable String game, @Nullable Duration within) implements Step {
        /** Refuses null. */
        public Open {
            requireNonNull(as, "as");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.open(this);
        }
    }

    /**
     * Sends.
     *
     * @param payload what
     * @param on the connection; null for the one used last
     */
    record Send(Payload payload, @Nullable String on) implements Step {
        /** Refuses null. */
        public Send {
            requireNonNull(payload, "payload");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.send(this);
        }
    }

    /**
     * Takes the first message that is as expected, waiting for it; all others stay.
     *
     * @param pattern what the message is expected to be
     * @param within how long it may take; null for the usual deadline
     * @param on the connection; null for the one used last
     */
    record Expect(
            Pattern pattern,
            @Nullable Duration within,
            @Nullable String on) implements Step {
        /** Refuses null. */
        public Expect {
            requireNonNull(pattern, "pattern");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.expect(this);
        }
    }

    /**
     * Takes messages that are as expected and come in this order, possibly with others between them.
     *
     * @param patterns what each message is expected to be, in order; at least one; copied
     * @param within how long all of it may take; null for the usual deadline
     * @param on the connection; null for the one used last
     */
    record ExpectOrder(
            List<Pattern> patterns,
            @Nullable Duration within,
            @Nullable String on) implements Step {
        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException when there is none
         */
        public ExpectOrder {
            patterns = List.copyOf(patterns);
            if (patterns.isEmpty()) {
                throw new IllegalArgumentException("patterns: expected at least one, was none");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.expectOrder(this);
        }
    }

    /**
     * Proves that no such message is waiting or comes.
     *
     * @param pattern what no message may be
     * @param lasting how long none may come; null for until the sentinel is answered
     * @param sentinel what is asked at the end, and must be answered; null for nothing
     * @param on the connection; null for the one used last
     */
    record Absent(
            Pattern pattern,
            @Nullable Duration lasting,
            @Nullable Sentinel sentinel,
            @Nullable String on) implements Step {
        /**
         * Refuses null.
         *
         * @throws IllegalArgumentException when neither says when the silence ends
         */
        public Absent {
            requireNonNull(pattern, "pattern");
            if (lasting == null && sentinel == null) {
                throw new IllegalArgumentException("expected how long none may come, or a sentinel, was neither");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.absent(this);
        }
    }

    /**
     * From now on answers by itself, in place of what was set before.
     *
     * @param answering how
     * @param on the connection; null for all, also later ones
     */
    record Answer(Answering answering, @Nullable String on) implements Step {
        /** Refuses null. */
        public Answer {
            requireNonNull(answering, "answering");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.answer(this);
        }
    }

    /**
     * Does something to a connection, or expects its end.
     *
     * @param change what
     * @param on the connection; null for the one used last
     */
    record Connection(Change change, @Nullable String on) implements Step {
        /** Refuses null. */
        public Connection {
            requireNonNull(change, "change");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.connection(this);
        }
    }

    /**
     * Lets virtual time pass; in real time the scenario cannot go on.
     *
     * @param advance how much
     */
    record Clock(Duration advance) implements Step {
        /**
         * Refuses null.
         *
         * @throws IllegalArgumentException when time would go backwards
         */
        public Clock {
            requireNonNull(advance, "advance");
            if (advance.isNegative()) {
                throw new IllegalArgumentException("advance: expected time that passes, was " + advance);
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.clock(this);
        }
    }

    /**
     * Lets things go wrong by a plan, on every connection that is opened from now on. A scenario that plays the server begins
     * with it, or has none.
     *
     * @param plan what goes wrong and when
     */
    record Fault(FaultPlan plan) implements Step {
        /** Refuses null. */
        public Fault {
            requireNonNull(plan, "plan");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.fault(this);
        }
    }

    /**
     * Does steps several times.
     *
     * @param times how often, 1 to 1000
     * @param steps what; copied
     */
    record Repeat(int times, List<Step> steps) implements Step {
        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException when it is repeated less than once or too often
         */
        public Repeat {
            steps = List.copyOf(steps);
            if (times < 1 || times > MOST_TIMES) {
                throw new IllegalArgumentException("times: expected 1 to " + MOST_TIMES + ", was " + times);
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.repeat(this);
        }
    }

    /**
     * Does one of several lists of steps, drawn from the seed.
     *
     * @param branches the lists, at least one; copied
     */
    record Choose(List<List<Step>> branches) implements Step {
        /**
         * Copies the lists.
         *
         * @throws IllegalArgumentException when there is none
         */
        public Choose {
            branches = branches.stream().map(List::copyOf).toList();
            if (branches.isEmpty()) {
                throw new IllegalArgumentException("branches: expected at least one, was none");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.choose(this);
        }
    }

    /**
     * Asks a person to do something, and goes on when it is done; without a person the rest is not reached.
     *
     * @param instruction what to do, in words
     */
    record Ask(String instruction) implements Step {
        /** Refuses null. */
        public Ask {
            requireNonNull(instruction, "instruction");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ask(this);
        }
    }

    /**
     * Runs a command of the scenario's author and expects that it ends with 0; where hooks are not allowed the rest is not reached.
     *
     * @param command program and arguments, no shell; at least one; copied
     * @param within how long it may take; null for the usual deadline
     */
    record Hook(List<String> command, @Nullable Duration within) implements Step {
        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException when there is none
         */
        public Hook {
            command = List.copyOf(command);
            if (command.isEmpty()) {
                throw new IllegalArgumentException("command: expected at least one, was none");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.hook(this);
        }
    }

    /**
     * Leaves a remark in the log.
     *
     * @param text the remark
     */
    record Mark(String text) implements Step {
        /** Refuses null. */
        public Mark {
            requireNonNull(text, "text");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.mark(this);
        }
    }
}
