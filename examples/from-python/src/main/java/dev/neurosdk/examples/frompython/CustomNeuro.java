package dev.neurosdk.examples.frompython;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.DecisionRequest;
import dev.neurosdk.server.decider.Game;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** A brain that logs what it hears and leaves the thinking to a system of its own, on threads of its own. Thread-safe. */
public final class CustomNeuro implements Decider {

    /** A system that thinks. It may take its time, and it may fail. */
    @FunctionalInterface
    public interface AiSystem {
        /**
         * Chooses an action.
         *
         * @param request the situation, the question and the choices, in the game's order
         * @return the choice
         */
        Decision chooseAction(DecisionRequest request);
    }

    private final Consumer<String> log;
    private final AiSystem ai;
    private final Executor scheduler;

    /**
     * Makes the brain.
     *
     * @param log is told what games say
     * @param ai chooses
     * @param scheduler runs it
     */
    public CustomNeuro(Consumer<String> log, AiSystem ai, Executor scheduler) {
        this.log = log;
        this.ai = ai;
        this.scheduler = scheduler;
    }

    @Override
    public void contextReceived(Game game, GameMessage.Context context) {
        log.accept(game.name() + " says: " + context.message());
    }

    @Override
    public CompletionStage<Decision> decide(DecisionRequest request) {
        return CompletableFuture.supplyAsync(() -> ai.chooseAction(request), scheduler);
    }
}
