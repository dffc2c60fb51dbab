package dev.neurosdk.server.simulation;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.server.decider.ActionOffer;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.DecisionRequest;
import dev.neurosdk.server.decider.DeclinedException;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.force.ForceOutcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A decider that answers now, later, never, wrongly, or throws, and meddles while it is told something. */
final class Brain implements Decider {

    private final SimulatedWorld world;
    private final Dice dice;
    private final boolean fallback;

    Brain(SimulatedWorld world, Dice dice, boolean fallback) {
        this.world = world;
        this.dice = dice;
        this.fallback = fallback;
    }

    @Override
    @SuppressWarnings("NullAway") // answers null as well
    public CompletionStage<Decision> decide(DecisionRequest request) {
        Connection connection = world.connection(request.session().number());
        Question question = new Question(connection, request, fallback);
        world.guarded(() -> connection.oracle().asked(question));
        world.meddle();
        return switch (dice.weighted(30, 50, 5, 3, 3, 3, 3, 2, 1)) {
            case 0 -> now(question, decision(question));
            case 1 -> later(question, true);
            case 2 -> later(question, false);
            case 3 -> now(question, null);
            case 4 -> {
                connection.announce(new Letter.Answer(question, null));
                throw Mischief.exception();
            }
            case 5 -> {
                connection.announce(new Letter.Answer(question, null));
                throw Mischief.error();
            }
            case 6 -> {
                connection.announce(new Letter.Answer(question, null));
                yield null;
            }
            case 7 -> {
                connection.announce(new Letter.Answer(question, null, true));
                yield CompletableFuture.failedFuture(new DeclinedException("not now"));
            }
            default -> {
                connection.announce(new Letter.Answer(question, null));
                yield new Unwilling();
            }
        };
    }

    /** A stage that can't be asked to tell its outcome. */
    private static final class Unwilling extends CompletableFuture<Decision> {
        @Override
        public CompletableFuture<Decision> whenComplete(
                @Nullable BiConsumer<? super Decision, ? super Throwable> action) {
            throw Mischief.exception();
        }
    }

    private CompletionStage<Decision> now(Question question, @Nullable Decision decision) {
        question.connection.announce(new Letter.Answer(question, decision));
        return decision == null && dice.chance(50)
                ? CompletableFuture.failedFuture(Mischief.exception())
                : CompletableFuture.completedFuture(decision);
    }

    private CompletionStage<Decision> later(Question question, boolean cancellable) {
        question.cancellable = cancellable;
        world.asked(question);
        return cancellable ? question.answer : question.answer.minimalCompletionStage();
    }

    /** Completes a question that was to be answered later. */
    void answer(Question question) {
        if (question.answer.isDone()) {
            return; // cancelled
        }
        Decision decision = dice.chance(10) ? null : decision(question);
        question.connection.announce(new Letter.Answer(question, decision));
        if (decision == null && dice.chance(50)) {
            question.answer.completeExceptionally(dice.chance(50) ? Mischief.exception() : Mischief.error());
        } else {
            question.answer.complete(decision);
        }
    }

    private Decision decision(Question question) {
        List<ActionOffer> offers = question.request.actions();
        String name = dice.chance(90) ? dice.of(offers).name() : dice.of(Words.NAMES);
        return decision(name);
    }

    private Decision decision(String name) {
        String data = dice.chance(30) ? null : dice.of(Words.DATA.subList(0, dice.chance(70) ? 2 : Words.DATA.size()));
        return new Decision(name, data, dice.chance(90));
    }

    /** An operator's answer: to the force that is open, most of the time. */
    Decision answer(List<String> names) {
        return decision(names.isEmpty() || dice.chance(15) ? dice.of(Words.NAMES) : dice.of(names));
    }

    Decision act() {
        return decision(dice.of(Words.NAMES));
    }

    // ---- news

    private void told(Game game, java.util.function.Consumer<Oracle> news) {
        Connection connection = world.connection(game.session().number());
        connection.handed(game);
        Oracle oracle = connection.oracle();
        world.guarded(() -> news.accept(oracle));
        world.meddle();
        world.misbehave();
    }

    @Override
    public void gameStarted(Game game) {
        told(game, oracle -> oracle.toldStart(game.name()));
    }

    @Override
    public void contextReceived(Game game, GameMessage.Context context) {
        told(game, oracle -> oracle.told(context));
    }

    @Override
    public void actionsChanged(Game game) {
        told(game, oracle -> oracle.toldChange(game.name()));
    }

    @Override
    public void resultReceived(Game game, String action, GameMessage.ActionResult result) {
        told(game, oracle -> oracle.told(game.name(), action, result));
    }

    @Override
    public void forceEnded(Game game, GameMessage.ForceActions force, ForceOutcome outcome) {
        told(game, oracle -> oracle.toldEnd(game.name(), force, outcome));
    }

    @Override
    public void gameLeft(Game game) {
        told(game, oracle -> oracle.toldLeft(game.name()));
    }
}
