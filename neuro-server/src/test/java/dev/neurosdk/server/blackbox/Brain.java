package dev.neurosdk.server.blackbox;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.DecisionRequest;
import dev.neurosdk.server.decider.FirstActionDecider;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.force.ForceOutcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * What the character gets to see of the games under test. Answers them as the test says, by default with the first choice;
 * serves the innocent game and the test kit's own questions by itself. Thread-safe.
 */
final class Brain implements Decider {

    private static final Duration THOUGHT = Duration.ofMillis(2);

    final Waiting<DecisionRequest> questions = new Waiting<>("questions");
    final Waiting<GameMessage.Context> contexts = new Waiting<>("contexts");
    final Waiting<GameMessage.ActionResult> results = new Waiting<>("results");
    final Waiting<ForceOutcome> outcomes = new Waiting<>("ends of forces");
    final Waiting<Game> started = new Waiting<>("starts of games");
    final Waiting<Game> left = new Waiting<>("departures");
    final Waiting<String> told = new Waiting<>("pieces of news");

    private final Decider obvious = new FirstActionDecider();

    private volatile Decider answering = obvious;

    /** Answers every later question of the games under test. */
    void answerWith(Decider decider) {
        answering = decider;
    }

    void choose(String action) {
        answerWith(request -> CompletableFuture.completedFuture(new Decision(action, null)));
    }

    /** Never answers; the test completes the future itself, or doesn't. */
    CompletableFuture<Decision> hesitate() {
        CompletableFuture<Decision> answer = new CompletableFuture<>();
        answerWith(request -> answer);
        return answer;
    }

    /** The newest handle of a game. */
    Game game(String name) {
        started.await(game -> game.name().equals(name));
        return started.all().stream()
                .filter(game -> game.name().equals(name))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static boolean isWatched(String game) {
        return !game.equals(InnocentGame.NAME);
    }

    private static boolean isSentinel(DecisionRequest request) {
        return request.actions().get(0).name().startsWith("testkit_sentinel_");
    }

    @Override
    public CompletionStage<Decision> decide(DecisionRequest request) {
        if (!isWatched(request.game())) {
            return new CompletableFuture<Decision>()
                    .completeOnTimeout(
                            new Decision(request.actions().get(0).name(), InnocentGame.DATA),
                            THOUGHT.toNanos(),
                            TimeUnit.NANOSECONDS);
        }
        if (isSentinel(request)) {
            return obvious.decide(request);
        }
        questions.add(request);
        return answering.decide(request);
    }

    @Override
    public void gameStarted(Game game) {
        if (isWatched(game.name())) {
            started.add(game);
        }
    }

    @Override
    public void contextReceived(Game game, GameMessage.Context context) {
        if (isWatched(game.name())) {
            contexts.add(context);
            told.add("context " + context.message());
        }
    }

    @Override
    public void resultReceived(Game game, String action, GameMessage.ActionResult result) {
        if (isWatched(game.name()) && !action.startsWith("testkit_sentinel_")) {
            results.add(result);
            told.add("result " + result.success());
        }
    }

    @Override
    public void forceEnded(Game game, GameMessage.ForceActions force, ForceOutcome outcome) {
        if (isWatched(game.name()) && !force.actionNames().get(0).startsWith("testkit_sentinel_")) {
            outcomes.add(outcome);
        }
    }

    @Override
    public void gameLeft(Game game) {
        if (isWatched(game.name())) {
            left.add(game);
        }
    }
}
