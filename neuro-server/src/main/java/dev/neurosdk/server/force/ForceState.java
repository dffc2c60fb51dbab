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
     * Accepted, but the character is speaking.
     *
     * @param force the force
     * @param timer which timer ends the wait at the latest
     */
    record Listening(Force force, long timer) implements ForceState {}

    /**
     * The decider was asked.
     *
     * @param force the force
     * @param request which question its answer must belong to; also the number of the question's deadline
     * @param last whether the fallback was asked, so that there is nobody left to ask
     */
    record Choosing(Force force, long request, boolean last) implements ForceState {}

    /**
     * The decider would be asked, but is paused: an operator answers, or it is asked once it is no longer paused.
     *
     * @param force the force
     * @param fallback whether it is the fallback's turn
     */
    record Held(Force force, boolean fallback) implements ForceState {}

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
