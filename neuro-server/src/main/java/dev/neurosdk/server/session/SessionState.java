package dev.neurosdk.server.session;

import dev.neurosdk.server.action.ActionRegistry;
import dev.neurosdk.server.action.SettledCalls;
import dev.neurosdk.server.event.SessionRef;
import dev.neurosdk.server.force.ForceQueue;
import dev.neurosdk.server.force.ForceState;
import java.util.List;
import java.util.Map;

/**
 * Everything that a session knows between two inputs. Immutable.
 *
 * @param session the connection, under the name of its game
 * @param connection where the connection is in its life
 * @param games where each game that speaks on it is in its life, by name
 * @param registry what can be chosen
 * @param call whether a result is owed
 * @param settled what is known of earlier calls
 * @param injected calls that an operator sent as raw text
 * @param held context kept until the owed result is in
 * @param force how far the open force has come
 * @param forces the forces that wait for it to end
 * @param acts what the character wants to do by itself
 * @param speaking whether the character is speaking
 * @param pause whether the decider is left alone
 * @param counts how much has been numbered so far
 */
record SessionState(
        SessionRef session,
        ConnectionState connection,
        Map<String, GameState> games,
        ActionRegistry registry,
        CallState call,
        SettledCalls settled,
        InjectedCalls injected,
        HeldContexts held,
        ForceState force,
        ForceQueue forces,
        List<Wish.Act> acts,
        boolean speaking,
        DeciderPause pause,
        Counts counts) {

    /** How many questions and timers, calls, and forces there have been. */
    record Counts(long tickets, long calls, long forces) {}

    static SessionState of(SessionRef session) {
        return new SessionState(
                session,
                new ConnectionState.New(),
                Map.of(),
                ActionRegistry.EMPTY,
                CallState.Free.INSTANCE,
                SettledCalls.NONE,
                InjectedCalls.NONE,
                HeldContexts.NONE,
                ForceState.Idle.INSTANCE,
                ForceQueue.EMPTY,
                List.of(),
                false,
                DeciderPause.NONE,
                new Counts(0, 0, 0));
    }
}
