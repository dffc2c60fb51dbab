package dev.neurosdk.server.speech;

import static java.util.Objects.requireNonNull;

/** How something that the character wanted to say has ended. Immutable. */
public sealed interface SpeechOutcome {

    /** {@return the outcome in words, as they read after "it"} */
    String words();

    /** It was said to the end. */
    record Finished() implements SpeechOutcome {
        @Override
        public String words() {
            return "was said to the end";
        }
    }

    /**
     * It was begun but not said to the end (SPF-3).
     *
     * @param reason why, as the games were told it
     */
    record Interrupted(String reason) implements SpeechOutcome {
        /** Refuses null. */
        public Interrupted {
            requireNonNull(reason, "reason");
        }

        @Override
        public String words() {
            return "was cut off: " + reason;
        }
    }

    /**
     * It was never begun, and no game has heard of it.
     *
     * @param why what stood in the way
     */
    record Refused(String why) implements SpeechOutcome {
        /** Refuses null. */
        public Refused {
            requireNonNull(why, "why");
        }

        @Override
        public String words() {
            return "was not said: " + why;
        }
    }
}
