package dev.neurosdk.server.session;

import dev.neurosdk.server.action.ActionRegistry;
import dev.neurosdk.server.action.PendingCall;
import dev.neurosdk.server.event.SessionRef;
import dev.neurosdk.server.force.ForceState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A look at a session between two inputs. Immutable.
 *
 * @param session the connection, under the name of its game
 * @param games the names that have spoken on it, in order; copied
 * @param registry what can be chosen
 * @param owed the call whose result is owed; null when none is
 * @param force how far the open force has come
 * @param waitingForces how many forces wait for it to end
 * @param waitingActs how many acts of the character's own wait
 * @param heldContexts how many context messages are kept until the owed result is in
 * @param pause whether the decider is left alone
 */
public record SessionView(
        SessionRef session,
        List<String> games,
        ActionRegistry registry,
        @Nullable PendingCall owed,
        ForceState force,
        int waitingForces,
        int waitingActs,
        int heldContexts,
        DeciderPause pause) {

    /** Copies the list. */
    public SessionView {
        games = List.copyOf(games);
    }

    static SessionView of(SessionState state) {
        return new SessionView(
                state.session(),
                List.copyOf(state.games().keySet()),
                state.registry(),
                state.call().call(),
                state.force(),
                state.forces().forces().size(),
                state.acts().size(),
                state.held().contexts().size(),
                state.pause());
    }
}
