package dev.neurosdk.server.decider.script;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.server.decider.Alarms;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.DecisionRequest;
import dev.neurosdk.server.decider.DeclinedException;
import dev.neurosdk.server.decider.FirstActionDecider;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.force.ForceOutcome;
import dev.neurosdk.server.mailbox.Mailbox;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Follows a {@link Script}, which is one for all games. A question that the next step is not for waits until a step is for it,
 * or until its force has ended; so does an act that nobody offers. Each attempt of a force is a question of its own. Thread-safe.
 */
public final class ScriptedDecider implements Decider {

    private final Script script;
    private final Alarms alarms;
    private final Decider other;
    private final Mailbox mailbox = new Mailbox(ScriptedDecider::uncaught);
    private final Director director = new Director();
    private volatile boolean over;

    /** A question that has no answer yet. */
    private record Question(DecisionRequest request, CompletableFuture<Decision> answer) {}

    /**
     * Makes a decider that lives by the clock.
     *
     * @param script what it does
     */
    public ScriptedDecider(Script script) {
        this(script, Alarms.byTheClock());
    }

    /**
     * Makes a decider.
     *
     * @param script what it does
     * @param alarms when a pause is over
     */
    public ScriptedDecider(Script script, Alarms alarms) {
        this.script = requireNonNull(script, "script");
        this.alarms = requireNonNull(alarms, "alarms");
        this.other = script.end() instanceof ScriptEnd.Delegate delegate ? delegate.other() : new FirstActionDecider();
    }

    /** {@return whether the last step has been done} */
    public boolean isOver() {
        return over;
    }

    @Override
    public CompletionStage<Decision> decide(DecisionRequest request) {
        Question question = new Question(request, new CompletableFuture<>());
        mailbox.post(() -> director.asked(question));
        CompletionStage<?> unused = question.answer()
                .whenComplete((decision, failure) -> mailbox.post(() -> director.open.remove(question)));
        return question.answer();
    }

    @Override
    public void gameStarted(Game game) {
        other.gameStarted(game);
        mailbox.post(() -> director.started(game));
    }

    @Override
    public void contextReceived(Game game, GameMessage.Context context) {
        other.contextReceived(game, context);
    }

    @Override
    public void actionsChanged(Game game) {
        other.actionsChanged(game);
        mailbox.post(director::proceed);
    }

    @Override
    public void resultReceived(Game game, String action, GameMessage.ActionResult result) {
        other.resultReceived(game, action, result);
    }

    @Override
    public void forceEnded(Game game, GameMessage.ForceActions force, ForceOutcome outcome) {
        other.forceEnded(game, force, outcome);
    }

    @Override
    public void gameLeft(Game game) {
        other.gameLeft(game);
        mailbox.post(() -> director.games.remove(game));
    }

    private static void uncaught(Throwable failure) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    }

    /** Keeps the place in the script. Confined to the mailbox. Visiting a step says whether it could be taken. */
    private final class Director implements ScriptStep.Visitor<Boolean> {

        private final Set<Game> games = new LinkedHashSet<>();
        private final List<Question> open = new ArrayList<>();
        private int next;
        private boolean busy;

        void asked(Question question) {
            open.add(question);
            proceed();
        }

        void started(Game game) {
            games.add(game);
            proceed();
        }

        void proceed() {
            while (!busy && next < script.steps().size()) {
                if (!script.steps().get(next).accept(this)) {
                    return;
                }
                next++;
            }
            if (!busy) {
                over = true;
                List.copyOf(open).forEach(this::afterwards);
            }
        }

        private void resume() {
            busy = false;
            proceed();
        }

        @Override
        public Boolean reply(ScriptStep.Reply step) {
            for (Iterator<Question> questions = open.iterator(); questions.hasNext(); ) {
                Question question = questions.next();
                DecisionRequest request = question.request();
                if (step.where().fits(request.game(), request.actions())) {
                    questions.remove();
                    step.answer().to(question.answer());
                    return true;
                }
            }
            return false;
        }

        @Override
        public Boolean act(ScriptStep.Act step) {
            for (Game game : games) {
                if (step.where().fits(game.name(), game.actions())) {
                    busy = true;
                    CompletionStage<?> unused =
                            game.act(step.decision()).whenComplete((outcome, failure) -> mailbox.post(this::resume));
                    return true;
                }
            }
            return false;
        }

        @Override
        public Boolean pause(ScriptStep.Pause step) {
            busy = true;
            Runnable unused = alarms.after(step.time(), () -> mailbox.post(this::resume));
            return true;
        }

        private void afterwards(Question question) {
            open.remove(question);
            ScriptEnd end = script.end();
            if (end instanceof ScriptEnd.Repeat) {
                requireNonNull(Script.lastAnswer(script.steps())).to(question.answer());
            } else if (end instanceof ScriptEnd.Delegate) {
                delegate(question);
            } else {
                question.answer().completeExceptionally(new DeclinedException("the script has ended"));
            }
        }

        private void delegate(Question question) {
            CompletableFuture<Decision> answer = question.answer();
            try {
                CompletionStage<Decision> others = other.decide(question.request());
                CompletionStage<?> unused = others.whenComplete((decision, failure) -> {
                    if (failure == null) {
                        answer.complete(decision);
                    } else {
                        answer.completeExceptionally(failure);
                    }
                });
                CompletionStage<?> unusedToo = answer.whenComplete((decision, failure) -> withdraw(others));
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
        }

        private static void withdraw(CompletionStage<Decision> others) {
            if (others instanceof CompletableFuture<?> future) {
                future.cancel(true);
            }
        }
    }
}
