package dev.neurosdk.server.session;

import dev.neurosdk.server.action.ActionRegistry;
import dev.neurosdk.server.action.PendingCall;
import dev.neurosdk.server.event.SessionRef;
import dev.neurosdk.server.force.ForceState;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a session knows between two inputs. Immutable.
 *
 * @param session the connection, under the name of its game
 * @param publicId the id that the game is told
 * @param phase where the connection is in its life
 * @param registry what can be chosen
 * @param owed the call whose result is owed; null when none is
 * @param force how far the open force has come
 * @param tickets how many questions and timers have been numbered so far
 */
record SessionState(
        SessionRef session,
        String publicId,
        Phase phase,
        ActionRegistry registry,
        @Nullable PendingCall owed,
        ForceState force,
        long tickets) {

    /** Where a connection is in its life. */
    enum Phase {
        /** Nothing has come from the game yet. */
        SILENT,
        /** The game has spoken, so its name is known. */
        NAMED,
        /** The connection is closed. */
        ENDED
    }

    static SessionState of(SessionRef session, String publicId) {
        return new SessionState(
                session, publicId, Phase.SILENT, ActionRegistry.EMPTY, null, ForceState.Idle.INSTANCE, 0);
    }
}
