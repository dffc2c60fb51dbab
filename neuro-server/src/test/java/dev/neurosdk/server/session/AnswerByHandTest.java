package dev.neurosdk.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.decider.ActionOutcome;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.DeclineOutcome;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.force.ForceOutcome;
import dev.neurosdk.server.force.ForceState;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** An operator answers a force in the decider's place. */
class AnswerByHandTest {

    private final OneSession world = new OneSession();

    AnswerByHandTest() {
        world.startsAndRegisters("a", "b");
    }

    private CompletableFuture<ActionOutcome> answer(long force, String action) {
        return world.session().answer(force, new Decision(action, null)).toCompletableFuture();
    }

    private CompletableFuture<DeclineOutcome> decline(long force) {
        return world.session().decline(force).toCompletableFuture();
    }

    @Test
    void answer_goesOutInTheDecidersPlace_andItsResultIsTold() {
        world.forces("a", "b");
        CompletableFuture<Decision> question = world.answers.removeFirst();

        CompletableFuture<ActionOutcome> outcome = answer(1, "b");
        NeuroMessage.Action call = world.call();
        world.results(call, true, "Done.");

        assertThat(question).isCancelled();
        assertThat(call.name()).isEqualTo("b");
        assertThat(outcome).isCompletedWithValue(new ActionOutcome.Answered(call.id(), true, "Done."));
        assertThat(world.outcomes()).containsExactly(ForceOutcome.SUCCEEDED);
        assertThat(world.events(SessionEvent.AnsweredByHand.class))
                .extracting(SessionEvent.AnsweredByHand::action)
                .containsExactly("b");
        assertThat(world.events(SessionEvent.DecisionMade.class)).isEmpty();
        assertThat(world.openTimers()).isZero();
    }

    @Test
    void answer_whileTheDeciderIsPaused_endsTheWait() {
        world.post(new SessionInput.PausedHere(true));
        world.forces("a");

        CompletableFuture<?> unused = answer(1, "a");

        assertThat(world.call().name()).isEqualTo("a");
        assertThat(world.questions).isEmpty();
    }

    @Test
    void answer_thatTheGameRefuses_isAnAttempt_andTheDecidersTurnComes() {
        world.forces("a", "b");
        CompletableFuture<ActionOutcome> outcome = answer(1, "b");
        NeuroMessage.Action call = world.call();
        world.results(call, false, "Locked.");
        world.pass(Duration.ofSeconds(1));

        assertThat(outcome).isCompletedWithValue(new ActionOutcome.Answered(call.id(), false, "Locked."));
        assertThat(world.questions.getLast().attempt()).isEqualTo(2);
        assertThat(world.questions.getLast().earlierFailures()).containsExactly("Locked.");
    }

    @Test
    void answer_betweenTwoAttempts_isTaken() {
        world.forces("a", "b");
        world.decides("a");
        world.results(world.call(), false, "Locked.");
        assertThat(world.view().force()).isInstanceOf(ForceState.Pausing.class);

        CompletableFuture<?> unused = answer(1, "b");

        assertThat(world.call().name()).isEqualTo("b");
        world.pass(Duration.ofSeconds(1));
        assertThat(world.questions).hasSize(1);
    }

    @Test
    void lateAnswer_meetsNoOtherForce() {
        world.forces("a");
        world.forces("b");

        CompletableFuture<ActionOutcome> outcome = answer(1, "b");

        assertThat(outcome.join()).isInstanceOf(ActionOutcome.NotSent.class);
        assertThat(outcome.join().words()).contains("force 1 is not open");
        assertThat(world.sent).isEmpty();
        assertThat(world.answers.getLast()).isNotDone();
    }

    @Test
    void answer_thatCantBeUsed_changesNothing() {
        world.forces("a");

        assertThat(answer(1, "b").join()).isInstanceOf(ActionOutcome.NotSent.class);
        assertThat(world.session()
                        .answer(1, new Decision("a", "{nothing"))
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(ActionOutcome.NotSent.class);
        assertThat(Objects.requireNonNull(world.view().force().force()).attempt())
                .isEqualTo(1);
        assertThat(world.answers.getLast()).isNotDone();
        assertThat(world.sent).isEmpty();
    }

    @Test
    void unchecked_letsAnythingOut() {
        world.forces("a");

        CompletionStage<?> unused = world.session().answer(1, new Decision("a", "{nothing", false));

        assertThat(world.call().data()).isEqualTo("{nothing");
    }

    @Test
    void answer_waitsForNoOwedResult() {
        CompletionStage<?> act = world.game().act(new Decision("a", null));
        NeuroMessage.Action call = world.call();
        world.forces("b");

        assertThat(answer(1, "b").join()).isInstanceOf(ActionOutcome.NotSent.class);

        world.results(call, true, "Done.");
        assertThat(act.toCompletableFuture()).isCompleted();
        CompletableFuture<?> unused = answer(1, "b");
        assertThat(world.call().name()).isEqualTo("b");
        assertThat(answer(1, "b").join()).isInstanceOf(ActionOutcome.NotSent.class);
        assertThat(world.sent).isEmpty();
    }

    @Test
    void answer_whoseResultNeverComes_timesOut_andOneWhoseGameLeavesIsAbandoned() {
        world.forces("a");
        CompletableFuture<ActionOutcome> first = answer(1, "a");
        world.pass(Duration.ofHours(1));
        world.forces("a");
        CompletableFuture<ActionOutcome> second = answer(2, "a");
        world.post(new SessionInput.Closed(1006, ""));

        assertThat(first.join()).isInstanceOf(ActionOutcome.TimedOut.class);
        assertThat(second.join()).isInstanceOf(ActionOutcome.Abandoned.class);
        assertThat(answer(2, "a").join()).isInstanceOf(ActionOutcome.Abandoned.class);
    }

    @Test
    void decline_endsTheForce() {
        world.forces("a");
        CompletableFuture<Decision> question = world.answers.removeFirst();

        assertThat(decline(2)).isCompletedWithValue(DeclineOutcome.NOT_OPEN);
        assertThat(decline(1)).isCompletedWithValue(DeclineOutcome.DECLINED);
        assertThat(decline(1)).isCompletedWithValue(DeclineOutcome.NOT_OPEN);

        assertThat(question).isCancelled();
        assertThat(world.outcomes()).containsExactly(ForceOutcome.DECLINED);
        assertThat(world.openTimers()).isZero();
    }

    @Test
    void decline_ofACallUnderWay_isTooLate() {
        world.forces("a");
        world.decides("a");

        assertThat(decline(1)).isCompletedWithValue(DeclineOutcome.NOT_OPEN);
        world.post(new SessionInput.Closed(1006, ""));
        assertThat(decline(1)).isCompletedWithValue(DeclineOutcome.LEFT);
    }
}
