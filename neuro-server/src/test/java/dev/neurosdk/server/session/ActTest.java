package dev.neurosdk.server.session;

import static dev.neurosdk.server.session.OneSession.GAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.decider.ActionOutcome;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.force.ForceOutcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the character does unasked. */
class ActTest {

    private static final String NEEDS_N = """
            {"type":"object","properties":{"n":{"type":"integer"}},"required":["n"]}""";

    private final OneSession world = new OneSession();

    private CompletableFuture<ActionOutcome> acts(String action) {
        return acts(new Decision(action, null));
    }

    private CompletableFuture<ActionOutcome> acts(Decision decision) {
        return world.game().act(decision).toCompletableFuture();
    }

    private void wants(String action) {
        wants(new Decision(action, null));
    }

    private void wants(Decision decision) {
        assertThat(acts(decision)).isNotCompletedExceptionally();
    }

    @Test
    void act_callsAndTellsTheAnswer() {
        world.startsAndRegisters("a");

        CompletableFuture<ActionOutcome> outcome = acts("a");
        NeuroMessage.Action call = world.call();
        assertThat(outcome).isNotDone();
        world.results(call, true, "Opened.");

        assertThat(outcome).isCompletedWithValue(new ActionOutcome.Answered(call.id(), true, "Opened."));
        assertThat(world.events(SessionEvent.CallMade.class))
                .singleElement()
                .satisfies(made -> assertThat(made.forced()).isFalse());
    }

    @Test
    void act_thatTheGameRefuses_isNotRepeated() {
        world.startsAndRegisters("a");
        CompletableFuture<ActionOutcome> outcome = acts("a");
        NeuroMessage.Action call = world.call();

        world.results(call, false, "Locked.");
        world.pass(Duration.ofMinutes(1));

        assertThat(outcome).isCompletedWithValue(new ActionOutcome.Answered(call.id(), false, "Locked."));
        assertThat(world.sent).isEmpty();
    }

    @Test
    void acts_leaveOneAfterTheOther() {
        world.startsAndRegisters("a", "b");
        wants("a");
        wants("b");

        NeuroMessage.Action first = world.call();
        assertThat(world.view().waitingActs()).isEqualTo(1);
        world.results(first, true, "Done.");

        assertThat(first.name()).isEqualTo("a");
        assertThat(world.call().name()).isEqualTo("b");
    }

    @Test
    void act_waitsForTheOpenForce() {
        world.startsAndRegisters("a", "b");
        world.forces("a");

        wants("b");
        assertThat(world.sent).isEmpty();
        world.decides("a");
        world.results(world.call(), true, "Done.");

        assertThat(world.call().name()).isEqualTo("b");
    }

    @Test
    void force_thatComesDuringAnAct_waitsForItsResult() {
        world.startsAndRegisters("a", "b");
        wants("a");
        NeuroMessage.Action call = world.call();

        world.forces("b");
        assertThat(world.questions).isEmpty();
        world.results(call, true, "Done.");
        world.decides("b");

        assertThat(world.call().name()).isEqualTo("b");
        assertThat(world.outcomes()).isEmpty();
    }

    @Test
    void act_onAnActionThatIsNotRegistered_isNotSent() {
        world.startsAndRegisters("a");

        assertThat(acts("b"))
                .isCompletedWithValueMatching(outcome -> outcome instanceof ActionOutcome.NotSent refused
                        && refused.why().equals("chose \"b\", expected one of a"));
        assertThat(world.sent).isEmpty();
    }

    @Test
    void act_whoseActionIsUnregisteredWhileItWaits_isNotSent() {
        world.startsAndRegisters("a", "b");
        wants("a");
        NeuroMessage.Action call = world.call();
        CompletableFuture<ActionOutcome> waiting = acts("b");

        world.says(new GameMessage.UnregisterActions(GAME, List.of("b")));
        world.results(call, true, "Done.");

        assertThat(waiting).isCompletedWithValueMatching(ActionOutcome.NotSent.class::isInstance);
        assertThat(world.sent).isEmpty();
    }

    @Test
    void act_whoseDataDoesNotFit_isNotSentUnlessUnchecked() {
        world.says(new GameMessage.Startup(GAME));
        world.says(new GameMessage.RegisterActions(GAME, List.of(new ActionDefinition("pick", "Pick.", NEEDS_N))));
        world.sent.clear();

        assertThat(acts(new Decision("pick", "{}")))
                .isCompletedWithValueMatching(ActionOutcome.NotSent.class::isInstance);
        wants(new Decision("pick", "{broken", false));

        assertThat(world.call().data()).isEqualTo("{broken");
    }

    @Test
    void act_withoutAResult_timesOut() {
        world.startsAndRegisters("a");
        CompletableFuture<ActionOutcome> outcome = acts("a");
        NeuroMessage.Action call = world.call();

        world.pass(Duration.ofSeconds(20));

        assertThat(outcome).isCompletedWithValue(new ActionOutcome.TimedOut(call.id()));
        assertThat(world.view().owed()).isNull();
    }

    @Test
    void acts_areAbandonedByStartup() {
        world.startsAndRegisters("a");
        CompletableFuture<ActionOutcome> called = acts("a");
        CompletableFuture<ActionOutcome> waiting = acts("a");

        world.says(new GameMessage.Startup(GAME));

        assertThat(called).isCompletedWithValue(new ActionOutcome.Abandoned());
        assertThat(waiting).isCompletedWithValue(new ActionOutcome.Abandoned());
        assertThat(world.openTimers()).isZero();
    }

    @Test
    void acts_areAbandonedByTheEnd_andComeToNothingAfterIt() {
        world.startsAndRegisters("a");
        Game game = world.game();
        CompletableFuture<ActionOutcome> called = acts("a");
        CompletableFuture<ActionOutcome> waiting = acts("a");
        world.call();

        world.post(new SessionInput.Closed(1006, ""));
        CompletableFuture<ActionOutcome> late =
                game.act(new Decision("a", null)).toCompletableFuture();

        assertThat(List.of(called.join(), waiting.join(), late.join())).containsOnly(new ActionOutcome.Abandoned());
        assertThat(world.sent).isEmpty();
    }

    @Test
    void acts_beyondTheLimit_areNotSent() {
        OneSession small = new OneSession(OneSession.settings().with(SessionLimits.DEFAULT.withWaiting(0, 1, 0)));
        small.startsAndRegisters("a");
        small.game().act(new Decision("a", null));
        small.game().act(new Decision("a", null));

        CompletableFuture<ActionOutcome> third =
                small.game().act(new Decision("a", null)).toCompletableFuture();

        assertThat(third).isCompletedWithValue(new ActionOutcome.NotSent("1 actions wait already"));
        assertThat(small.view().waitingActs()).isEqualTo(1);
    }

    @Test
    void act_wantedWhileTheForceIsToldAsEnded_leavesNext() {
        world.startsAndRegisters("a", "b");
        world.onEvent = event -> {
            if (event instanceof SessionEvent.ForceEnded ended && ended.outcome() == ForceOutcome.SUCCEEDED) {
                wants("b");
            }
        };
        world.forces("a");
        world.decides("a");

        world.results(world.call(), true, "Done.");

        assertThat(world.call().name()).isEqualTo("b");
    }

    @Test
    void outcomes_sayWhatHappened() {
        assertThat(new ActionOutcome.Answered("1", true, null).words()).isEqualTo("succeeded");
        assertThat(new ActionOutcome.Answered("1", false, "Locked.").words()).isEqualTo("was refused: Locked.");
        assertThat(new ActionOutcome.TimedOut("1").words()).isEqualTo("got no result in time");
        assertThat(new ActionOutcome.NotSent("why").words()).isEqualTo("was not sent: why");
        assertThat(new ActionOutcome.Abandoned().words()).contains("abandoned");
    }
}
