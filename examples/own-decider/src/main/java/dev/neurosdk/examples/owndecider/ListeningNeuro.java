package dev.neurosdk.examples.owndecider;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.decider.ActionOffer;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.DecisionRequest;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.decider.RandomDecider;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** A Neuro that listens: of the actions offered it prefers those that the game has just talked about. Thread-safe. */
public final class ListeningNeuro implements Decider {

    private final Decider anything = new RandomDecider(42);
    private final Map<String, String> heard = new ConcurrentHashMap<>();

    @Override
    public void contextReceived(Game game, GameMessage.Context context) {
        heard.put(game.name(), context.message());
    }

    @Override
    public CompletionStage<Decision> decide(DecisionRequest request) {
        String talk = heard.getOrDefault(request.game(), "") + " " + request.query();
        List<ActionOffer> named = request.actions().stream()
                .filter(offer -> talk.contains(offer.name()))
                .toList();
        return anything.decide(named.isEmpty() ? request : request.offering(named));
    }

    @Override
    public void gameLeft(Game game) {
        heard.remove(game.name());
    }

    /**
     * Serves games until it is interrupted.
     *
     * @param args none
     * @throws Exception when it can't listen on port 8000
     */
    public static void main(String[] args) throws Exception {
        try (NeuroServer server =
                NeuroServer.builder().decider(new ListeningNeuro()).start()) {
            System.out.println("Point a game at " + server.uri());
            Thread.currentThread().join();
        }
    }
}
