package dev.neurosdk.server.decider.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.server.decider.ActionOffer;
import dev.neurosdk.server.decider.ActionOutcome;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.DecisionRequest;
import dev.neurosdk.server.decider.DeclinedException;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.decider.StubGame;
import dev.neurosdk.server.decider.VirtualAlarms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class ScriptedDeciderTest {

    private static final ActionOffer SAIL = StubGame.offer("sail", "{}");
    private static final ActionOffer DOCK = StubGame.offer("dock", "{}");

    private final VirtualAlarms alarms = new VirtualAlarms();
    private final StubGame star = new StubGame("Star Harbour", 1).offering(SAIL, DOCK);
    private final StubGame moon = new StubGame("Moon Harbour", 2).offering(SAIL);
    private final List<String> news = new ArrayList<>();
    private final List<CompletableFuture<Decision>> others = new ArrayList<>();
    private final Decider other = new Decider() {
        @Override
        public CompletionStage<Decision> decide(DecisionRequest request) {
            others.add(new CompletableFuture<>());
            return others.get(others.size() - 1);
        }

        @Override
        public void gameStarted(Game game) {
            news.add("started " + game.name());
        }
    };

    private ScriptedDecider decider(String script) {
        ScriptedDecider decider = new ScriptedDecider(Script.parse(script, Map.of("other", other)), alarms);
        decider.gameStarted(star.handle);
        decider.gameStarted(moon.handle);
        return decider;
    }

    private static CompletableFuture<Decision> ask(Decider decider, StubGame game) {
        return decider.decide(game.question()).toCompletableFuture();
    }

    private static Decision decision(String action) {
        return new Decision(action, null);
    }

    @Test
    void answers_comeInOrder() {
        ScriptedDecider decider = decider("answer dock\nanswer sail");

        assertThat(ask(decider, star)).isCompletedWithValue(decision("dock"));
        assertThat(decider.isOver()).isFalse();
        assertThat(ask(decider, moon)).isCompletedWithValue(decision("sail"));
        assertThat(decider.isOver()).isTrue();
    }

    @Test
    void question_thatTheStepIsNotFor_waitsForOneThatIs() {
        ScriptedDecider decider = decider("in Star* answer dock\nin Moon* answer sail\nend other");

        CompletableFuture<Decision> early = ask(decider, moon);
        assertThat(early).isNotDone();
        assertThat(ask(decider, star)).isCompletedWithValue(decision("dock"));

        assertThat(early).isCompletedWithValue(decision("sail"));
    }

    @Test
    void offer_chooses() {
        ScriptedDecider decider = decider("offering d?ck answer sail\nend give-up".replace('?', '*'));

        CompletableFuture<Decision> withoutDock = ask(decider, moon);
        assertThat(withoutDock).isNotDone();
        assertThat(ask(decider, star)).isCompletedWithValue(decision("sail"));
        assertThat(withoutDock).isCompletedExceptionally();
    }

    @Test
    void question_thatIsWithdrawn_takesNoAnswer() {
        ScriptedDecider decider = decider("wait 1s\nanswer dock");
        CompletableFuture<Decision> gone = ask(decider, star);
        gone.cancel(true);
        alarms.pass(Duration.ofSeconds(1));

        assertThat(ask(decider, star)).isCompletedWithValue(decision("dock"));
    }

    @Test
    void failure_refusal_andSilence() {
        ScriptedDecider decider = decider("fail oops\ndecline no\nignore\nanswer sail");

        assertThat(ask(decider, star))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(IllegalStateException.class)
                .withMessage("oops");
        assertThat(ask(decider, star))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(DeclinedException.class);
        CompletableFuture<Decision> ignored = ask(decider, star);
        assertThat(ask(decider, star)).isCompletedWithValue(decision("sail"));
        assertThat(ignored).isNotDone();
    }

    @Test
    void pause_holdsEverybodyUp() {
        ScriptedDecider decider = decider("wait 500ms\nanswer sail");
        CompletableFuture<Decision> answer = ask(decider, star);

        alarms.pass(Duration.ofMillis(499));
        assertThat(answer).isNotDone();
        alarms.pass(Duration.ofMillis(1));

        assertThat(answer).isCompletedWithValue(decision("sail"));
    }

    @Test
    void act_waitsForTheOffer_andForItsOutcome() {
        ScriptedDecider decider = decider("act wave {\"at\":\"you\"}\nanswer sail");
        CompletableFuture<Decision> answer = ask(decider, star);
        assertThat(moon.acts).isEmpty();
        moon.offering(StubGame.offer("wave", "{}"));
        decider.actionsChanged(moon.handle);

        assertThat(moon.acts).containsExactly(new Decision("wave", "{\"at\":\"you\"}"));
        assertThat(answer).isNotDone();
        moon.outcomes.get(0).complete(new ActionOutcome.Abandoned());
        assertThat(answer).isCompletedWithValue(decision("sail"));
    }

    @Test
    void act_isNotForAGameThatHasLeft() {
        ScriptedDecider decider = decider("wait 1s\nact sail");
        decider.gameLeft(star.handle);
        alarms.pass(Duration.ofSeconds(1));

        assertThat(star.acts).isEmpty();
        assertThat(moon.acts).hasSize(1);
    }

    @Test
    void end_givesUp() {
        assertThat(ask(decider(""), star))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(DeclinedException.class)
                .withMessageContaining("the script has ended");
    }

    @Test
    void end_repeats() {
        ScriptedDecider decider = decider("answer sail\nanswer dock\nwait 1s\nend repeat");
        assertThat(ask(decider, star)).isCompletedWithValue(decision("sail"));
        assertThat(ask(decider, star)).isCompletedWithValue(decision("dock"));
        alarms.pass(Duration.ofSeconds(1));

        assertThat(ask(decider, star)).isCompletedWithValue(decision("dock"));
        assertThat(ask(decider, star)).isCompletedWithValue(decision("dock"));
    }

    @Test
    void end_delegates_toOneWhoKnowsTheGames_andIsCancelledWithTheForce() {
        ScriptedDecider decider = decider("answer sail\nend other");
        assertThat(ask(decider, star)).isCompletedWithValue(decision("sail"));
        CompletableFuture<Decision> second = ask(decider, star);
        CompletableFuture<Decision> third = ask(decider, star);
        others.get(0).complete(decision("dock"));
        third.cancel(true);

        assertThat(second).isCompletedWithValue(decision("dock"));
        assertThat(others.get(1)).isCancelled();
        assertThat(news).containsExactly("started Star Harbour", "started Moon Harbour");
    }
}
