package dev.neurosdk.server.decider;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** How an action that the character carried out unasked has ended. Immutable. */
public sealed interface ActionOutcome {

    /** {@return the outcome in a sentence without a full stop} */
    String words();

    /**
     * The game answered the call (RES-1).
     *
     * @param id the call's id on the wire
     * @param success whether the game accepted it
     * @param message the game's words for the character; null when it gave none
     */
    record Answered(String id, boolean success, @Nullable String message) implements ActionOutcome {
        /** Refuses a null id. */
        public Answered {
            requireNonNull(id, "id");
        }

        @Override
        public String words() {
            return (success ? "succeeded" : "was refused") + (message == null ? "" : ": " + message);
        }
    }

    /**
     * No result came before the edition's deadline (RES-4).
     *
     * @param id the call's id on the wire
     */
    record TimedOut(String id) implements ActionOutcome {
        /** Refuses a null id. */
        public TimedOut {
            requireNonNull(id, "id");
        }

        @Override
        public String words() {
            return "got no result in time";
        }
    }

    /**
     * The call never left.
     *
     * @param why what stood in the way: the name is not registered, the data does not fit, too many wait already
     */
    record NotSent(String why) implements ActionOutcome {
        /** Refuses null. */
        public NotSent {
            requireNonNull(why, "why");
        }

        @Override
        public String words() {
            return "was not sent: " + why;
        }
    }

    /** The connection ended, or the game started anew, before there was a result. */
    record Abandoned() implements ActionOutcome {
        @Override
        public String words() {
            return "was abandoned: the game left or started anew";
        }
    }
}
