package dev.neurosdk.server.decider;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.server.event.SessionRef;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A game by name and connection, which remembers what was done to it. */
public final class StubGame {

    public final List<Decision> acts = new ArrayList<>();
    public final List<CompletableFuture<ActionOutcome>> outcomes = new ArrayList<>();
    public final List<ActionOffer> offers = new ArrayList<>();
    public final Game handle = mock(Game.class);
    public boolean connected = true;

    private final SessionRef session;
    private final String name;

    public StubGame(String name, long connection) {
        this.name = name;
        this.session = new SessionRef(connection, "id", "127.0.0.1:1", name);
        when(handle.name()).thenReturn(name);
        when(handle.session()).thenReturn(session);
        when(handle.actions()).thenAnswer(call -> List.copyOf(offers));
        when(handle.isConnected()).thenAnswer(call -> connected);
        when(handle.act(any())).thenAnswer(call -> {
            acts.add(call.getArgument(0));
            CompletableFuture<ActionOutcome> outcome = new CompletableFuture<>();
            outcomes.add(outcome);
            return outcome;
        });
    }

    public static ActionOffer offer(String name, String schema) {
        return new ActionOffer(
                name,
                "An action.",
                ActionSchema.compile(schema, Edition.newest()).orElseThrow());
    }

    public StubGame offering(ActionOffer... added) {
        offers.addAll(List.of(added));
        return this;
    }

    /** The question of a force for everything that the game offers. */
    public DecisionRequest question() {
        return new DecisionRequest(
                session, name, null, "Choose.", false, ForcePriority.LOW, List.copyOf(offers), 1, List.of());
    }
}
