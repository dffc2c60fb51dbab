package dev.neurosdk.testkit.neuro;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.GameMessage.ForceActions;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.model.GameState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What an autopilot knows about one game: the force to answer and the call that answers it. A message is answered with
 * whether there is something to choose now. Thread-safe.
 */
final class Pilot implements GameMessage.Visitor<Boolean> {

    private final RandomGenerator random;
    private final int retries;
    private @Nullable ForceActions open;
    private @Nullable ForceActions answered;
    private @Nullable String pending;
    private int failures;

    Pilot(long seed, int retries) {
        this.random = new SplittableRandom(seed);
        this.retries = retries;
    }

    @Override
    public synchronized Boolean startup(GameMessage.Startup startup) {
        open = null;
        pending = null;
        return false;
    }

    @Override
    public synchronized Boolean forceActions(ForceActions force) {
        open = force;
        failures = 0;
        return pending == null;
    }

    /** Any result may be the one that a held-back choice was waiting for. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public synchronized Boolean actionResult(GameMessage.ActionResult result) {
        if (result.id().equals(pending)) {
            pending = null;
            if (open == answered && (result.success() || ++failures > retries)) {
                open = null;
            }
        }
        return pending == null && open != null;
    }

    @Override
    public Boolean context(GameMessage.Context context) {
        return false;
    }

    @Override
    public Boolean registerActions(GameMessage.RegisterActions register) {
        return false;
    }

    @Override
    public Boolean unregisterActions(GameMessage.UnregisterActions unregister) {
        return false;
    }

    @Override
    public Boolean shutdownReady(GameMessage.ShutdownReady ready) {
        return false;
    }

    /** The call to make now; nothing while another is owed its result, or when there is nothing to choose from. */
    synchronized Optional<NeuroMessage.Action> choose(GameConnection game) {
        ForceActions force = open;
        Optional<GameState> state = game.state();
        if (force == null || pending != null || state.isEmpty() || game.isOwedAResult()) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>(force.actionNames());
        names.retainAll(state.get().actions().keySet());
        if (names.isEmpty()) {
            open = null;
            return Optional.empty();
        }
        @Nullable ActionDefinition chosen = state.get().actions().get(names.get(random.nextInt(names.size())));
        pending = game.nextCallId();
        answered = force;
        return Optional.ofNullable(chosen)
                .map(action -> new NeuroMessage.Action(
                        String.valueOf(pending),
                        action.name(),
                        game.data(action).valid(random)));
    }

    /** The deadline ends the force without another attempt; says whether a newer one is to be answered. */
    @SuppressWarnings("ReferenceEquality")
    synchronized boolean givesUp(String id) {
        if (!id.equals(pending)) {
            return false;
        }
        pending = null;
        if (open == answered) {
            open = null;
        }
        return open != null;
    }
}
