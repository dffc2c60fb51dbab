package dev.neurosdk.examples.frompython;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.decider.ActionOffer;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.DecisionRequest;
import dev.neurosdk.server.decider.Game;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A basic server: a brain that prints what it hears and takes the first action. Immutable. */
public final class MyNeuro implements Decider {

    @Override
    public void contextReceived(Game game, GameMessage.Context context) {
        System.out.println("[" + game.name() + "] " + context.message());
    }

    @Override
    public CompletionStage<Decision> decide(DecisionRequest request) {
        ActionOffer first = request.actions().get(0);
        String data = first.schema().hasParameters() ? "{\"param\":\"value\"}" : null;
        return CompletableFuture.completedFuture(new Decision(first.name(), data));
    }

    /**
     * Serves games until it is interrupted.
     *
     * @param args none
     * @throws Exception when it can't listen on port 8000
     */
    public static void main(String[] args) throws Exception {
        try (NeuroServer server = NeuroServer.builder()
                .host("localhost")
                .port(8000)
                .decider(new MyNeuro())
                .start()) {
            System.out.println("Point a game at " + server.uri());
            Thread.currentThread().join();
        }
    }
}
