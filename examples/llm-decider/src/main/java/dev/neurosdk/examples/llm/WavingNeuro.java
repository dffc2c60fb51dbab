package dev.neurosdk.examples.llm;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.DecisionRequest;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.speech.Speech;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Waves at every game that lets it, and says aloud what came of it. Chooses slowly. Thread-safe. */
public final class WavingNeuro implements Decider {

    private final Supplier<Speech> speech;
    private final Decider slow;
    private final Queue<String> said = new ConcurrentLinkedQueue<>();

    /**
     * Makes a brain.
     *
     * @param speech the server's voice, there once the server has started
     * @param executor where it may block
     */
    public WavingNeuro(Supplier<Speech> speech, Executor executor) {
        this.speech = speech;
        this.slow = Decider.blocking(WavingNeuro::ponder, executor);
    }

    @Override
    public CompletionStage<Decision> decide(DecisionRequest request) {
        return slow.decide(request);
    }

    /** Runs on the executor, so it may take its time. */
    private static Decision ponder(DecisionRequest request) {
        return new Decision(request.actions().get(0).name(), null);
    }

    @Override
    public void actionsChanged(Game game) {
        boolean canWave = game.actions().stream().anyMatch(offer -> offer.name().equals("wave"));
        if (canWave) {
            CompletionStage<?> unused =
                    game.act(new Decision("wave", null)).thenAccept(outcome -> say("My wave " + outcome.words() + "."));
        }
    }

    @Override
    public void contextReceived(Game game, GameMessage.Context context) {
        if (!context.silent()) {
            say("I heard that.");
        }
    }

    private void say(String text) {
        CompletionStage<?> unused =
                speech.get().say(text).thenAccept(outcome -> said.add(text + " " + outcome.words()));
    }

    /** {@return what was said aloud so far, each with how it ended} */
    public Iterable<String> said() {
        return said;
    }
}
