package dev.neurosdk.server.decider.script;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.server.decider.Decider;

/** What becomes of forces when a script has no step left. Immutable. */
public sealed interface ScriptEnd {

    /** They are declined. */
    record GiveUp() implements ScriptEnd {}

    /** Each is answered as the last one was. */
    record Repeat() implements ScriptEnd {}

    /**
     * Somebody else decides, who has been told all the news from the beginning.
     *
     * @param other decides
     */
    record Delegate(Decider other) implements ScriptEnd {
        /** Refuses null. */
        public Delegate {
            requireNonNull(other, "other");
        }
    }
}
