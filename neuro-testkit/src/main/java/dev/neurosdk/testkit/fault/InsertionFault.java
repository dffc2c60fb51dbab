package dev.neurosdk.testkit.fault;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.testkit.recording.Direction;
import java.time.Duration;
import java.util.List;

/** Messages come that nobody sent, right after the message that made it happen. Immutable. */
public sealed interface InsertionFault extends Fault {

    /** {@return which way the messages go} */
    Direction direction();

    /**
     * A call that nobody asked for.
     *
     * @param id its id; empty for the id of an earlier call, if there was one
     * @param action its action; empty for the one that was registered last
     */
    record UnsolicitedCall(String id, String action) implements InsertionFault {
        /** Refuses null. */
        public UnsolicitedCall {
            requireNonNull(id, "id");
            requireNonNull(action, "action");
        }

        @Override
        public String name() {
            return "unsolicited-call";
        }

        @Override
        public Direction direction() {
            return Direction.S2C;
        }
    }

    /**
     * A successful result that nobody waits for.
     *
     * @param id its id; empty for the id of a call that was answered already, if there was one
     */
    record UnsolicitedResult(String id) implements InsertionFault {
        /** Refuses null. */
        public UnsolicitedResult {
            requireNonNull(id, "id");
        }

        @Override
        public String name() {
            return "unsolicited-result";
        }

        @Override
        public Direction direction() {
            return Direction.C2S;
        }
    }

    /** A {@code speech_finished} message. */
    enum Speech {
        /** A part is done. */
        PART,
        /** The utterance is over. */
        FINAL,
        /** The utterance was cut off. */
        CANCELLED
    }

    /**
     * Speech ends in a pattern.
     *
     * @param pattern the messages, in order; at least one; copied
     * @param gap the time before each
     */
    record SpeechPattern(List<Speech> pattern, Duration gap) implements InsertionFault {
        /** Refuses an empty pattern and a negative gap. */
        public SpeechPattern {
            pattern = Checks.some("pattern", pattern);
            Checks.notNegative("gap", gap);
        }

        @Override
        public String name() {
            return "speech";
        }

        @Override
        public Direction direction() {
            return Direction.S2C;
        }
    }

    /**
     * Any message.
     *
     * @param direction which way it goes
     * @param text the message
     */
    record Insert(Direction direction, String text) implements InsertionFault {
        /** Refuses null. */
        public Insert {
            requireNonNull(direction, "direction");
            requireNonNull(text, "text");
        }

        @Override
        public String name() {
            return "insert";
        }
    }
}
