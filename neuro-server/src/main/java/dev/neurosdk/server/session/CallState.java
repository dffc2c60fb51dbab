package dev.neurosdk.server.session;

import dev.neurosdk.server.action.PendingCall;
import dev.neurosdk.server.decider.ActionOutcome;
import org.jspecify.annotations.Nullable;

/** Whether a result is owed: one type for each state. Immutable. Source: section 8.3 of the protocol page. */
sealed interface CallState {

    /** The call whose result is owed; null when none is. */
    @Nullable
    PendingCall call();

    /** Who waits for its outcome; null when nobody does. */
    @Nullable
    Promise<ActionOutcome> asker();

    /** No result is owed. */
    record Free() implements CallState {
        static final Free INSTANCE = new Free();

        @Override
        public @Nullable PendingCall call() {
            return null;
        }

        @Override
        public @Nullable Promise<ActionOutcome> asker() {
            return null;
        }
    }

    /** The answer to a force waits for its result; somebody asks for it when it was given by hand. */
    record Forced(PendingCall call, @Nullable Promise<ActionOutcome> asker) implements CallState {}

    /** An act of the character's own waits for its result. */
    record Unforced(PendingCall call, Promise<ActionOutcome> asker) implements CallState {}
}
