package dev.neurosdk.server.decider;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.server.force.ForceOutcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * A character's brain: the one class that an integrator writes.
 *
 * <p>One decider serves every game, so it must be thread-safe. For one game its methods are called one at a time, in the
 * order of events, on the thread that serves that game: they must return at once. A brain that has to wait answers later
 * through the stage it returns, or is wrapped by {@link #blocking(Function, Executor)}. Whatever it throws or answers,
 * the game is not harmed: a bad decision is asked for again, a limited number of times, and then the force is given up.
 */
public interface Decider {

    /**
     * Chooses one of the offered actions.
     *
     * @param request what is wanted and what there is to choose from
     * @return the choice, now or later; cancelled when the force ends before it is made, if it is a
     *     {@link CompletableFuture}; failed with a {@link DeclinedException} when the force is to end without a choice
     */
    CompletionStage<Decision> decide(DecisionRequest request);

    /**
     * A game announced itself, for the first time or anew: whatever it had registered is forgotten.
     *
     * @param game the game, to be acted on unasked as long as it is connected
     */
    default void gameStarted(Game game) {}

    /**
     * A game told what is going on (CTX-1). Held back while the game owes a result, and told in order after it (BPC-4).
     *
     * @param game who says it
     * @param context the text, and whether no reaction is wanted
     */
    default void contextReceived(Game game, GameMessage.Context context) {}

    /**
     * What a game offers has changed.
     *
     * @param game the game; {@link Game#actions()} tells what it offers now
     */
    default void actionsChanged(Game game) {}

    /**
     * A game answered a call.
     *
     * @param game the game
     * @param action the action called
     * @param result whether it succeeded, and the game's words for the character
     */
    default void resultReceived(Game game, String action, GameMessage.ActionResult result) {}

    /**
     * A force that was taken up has ended. State and query of an ephemeral one are to be forgotten now (FRC-5).
     *
     * @param game the game
     * @param force what it demanded
     * @param outcome how it ended
     */
    default void forceEnded(Game game, GameMessage.ForceActions force, ForceOutcome outcome) {}

    /**
     * The connection of a game that had announced itself has ended.
     *
     * @param game the game
     */
    default void gameLeft(Game game) {}

    /**
     * A decider whose choice takes time and blocks its thread, such as a call to a language model.
     *
     * @param brain chooses; called on the executor's threads, several at a time when several games force
     * @param executor runs it; its own pool, not the common one, when it blocks for long
     * @return a decider that returns at once
     */
    static Decider blocking(Function<DecisionRequest, Decision> brain, Executor executor) {
        return request -> CompletableFuture.supplyAsync(() -> brain.apply(request), executor);
    }
}
