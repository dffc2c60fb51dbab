package dev.neurosdk.server.force;

import org.jspecify.annotations.Nullable;

/** How far a connection's force has come: one type for each state. Immutable. Source: section 8.4 of the protocol. */
public sealed interface ForceState {

    /** {@return the force in question; null when none is open} */
    @Nullable
    Force force();

    /** No force is open. */
    record Idle() implements ForceState {
        /** The only instance needed. */
        public static final Idle INSTANCE = new Idle();

        @Override
        public @Nullable Force force() {
            return null;
        }
    }

    /**
     * Accepted, but the game still owes the result of an earlier call.
     *
     * @param force the force
     */
    record Waiting(Force force) implements ForceState {}

    /**
     * The decider was asked.
     *
     * @param force the force
     * @param request which question its answer must belong to; also the number of the question's deadline
     */
    record Choosing(Force force, long request) implements ForceState {}

    /**
     * The call has left and its result is owed.
     *
     * @param force the force
     */
    record Called(Force force) implements ForceState {}

    /**
     * An attempt failed and the next one waits a moment.
     *
     * @param force the force, the failure included
     * @param timer which timer ends the wait
     */
    record Pausing(Force force, long timer) implements ForceState {}
}
