package dev.neurosdk.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.server.decider.ActionOutcome;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.DecisionRequest;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.force.Fallback;
import dev.neurosdk.server.force.ForceOutcome;
import dev.neurosdk.server.force.ForceRules;
import dev.neurosdk.server.force.ForceState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A decider that is paused is left alone, and forces wait. */
class PauseTest {

    private static final Duration LONG = Duration.ofHours(5);

    private final OneSession world = new OneSession();

    PauseTest() {
        world.startsAndRegisters("a", "b");
    }

    private void pause(boolean paused) {
        world.post(new SessionInput.PausedHere(paused));
    }

    @Test
    void force_waitsWithoutALimit_andTheDeciderIsAskedAfterwards() {
        pause(true);
        world.forces("a");
        world.pass(LONG);

        assertThat(world.questions).isEmpty();
        assertThat(world.outcomes()).isEmpty();
        assertThat(world.view().force()).isInstanceOf(ForceState.Held.class);
        assertThat(world.openTimers()).isZero();

        pause(false);
        world.decides("a");

        assertThat(world.call().name()).isEqualTo("a");
        assertThat(world.questions).hasSize(1);
        assertThat(world.questions.getFirst().attempt()).isEqualTo(1);
    }

    @Test
    void question_thatIsOpen_isWithdrawnAndPutAgain() {
        world.forces("a");
        CompletableFuture<Decision> first = world.answers.removeFirst();

        pause(true);
        world.pass(LONG);
        pause(false);

        assertThat(first).isCancelled();
        assertThat(world.questions).hasSize(2);
        assertThat(world.questions.getLast().attempt()).isEqualTo(1);
        assertThat(world.events(SessionEvent.DecisionFailed.class)).isEmpty();
    }

    @Test
    void answer_ofADeciderThatCantBeStopped_countsForNothing() {
        world.minimal = true;
        world.forces("a");

        pause(true);
        world.decides("a");

        assertThat(world.sent).isEmpty();
        assertThat(world.view().force()).isInstanceOf(ForceState.Held.class);
    }

    @Test
    void retry_waitsToo() {
        world.forces("a");
        world.decides("a");
        pause(true);
        world.results(world.call(), false, "Not now.");
        world.pass(LONG);

        assertThat(world.questions).hasSize(1);

        pause(false);

        assertThat(world.questions.getLast().earlierFailures()).containsExactly("Not now.");
    }

    @Test
    void fallback_isStillTheFallbackAfterwards() {
        ForceRules rules = ForceRules.DEFAULT.withRetries(0, Duration.ZERO).withFallback(Fallback.RANDOM_ACTION);
        OneSession other = new OneSession(OneSession.settings().with(rules));
        other.startsAndRegisters("a");
        CompletableFuture<Decision> never = new CompletableFuture<>();
        other.fallback = request -> never;
        other.forces("a");
        other.answers.removeFirst().completeExceptionally(new IllegalStateException("no idea"));

        other.post(new SessionInput.PausedHere(true));
        other.fallback = request -> CompletableFuture.completedFuture(new Decision("a", null));
        other.post(new SessionInput.PausedHere(false));

        assertThat(never).isCancelled();
        assertThat(other.questions).as("questions to the decider").hasSize(1);
        assertThat(other.call().name()).isEqualTo("a");
    }

    @Test
    void force_thatIsTakenUpAgain_waitsForTheEndOfSpeech() {
        pause(true);
        world.says(new GameMessage.ForceActions(OneSession.GAME, null, "?", false, ForcePriority.LOW, List.of("a")));
        world.post(new SessionInput.SpeechBegan());

        pause(false);

        assertThat(world.view().force()).isInstanceOf(ForceState.Listening.class);
    }

    @Test
    void heldForce_endsWithItsActions() {
        pause(true);
        world.forces("a");

        world.says(new GameMessage.UnregisterActions(OneSession.GAME, List.of("a")));

        assertThat(world.outcomes()).containsExactly(ForceOutcome.NAMES_GONE);
    }

    @Test
    void deciderThatActsByItself_isRefused_butNotAnOperator() {
        List<Game> handed = new ArrayList<>();
        Decider keeper = new Decider() {
            @Override
            public CompletableFuture<Decision> decide(DecisionRequest request) {
                return new CompletableFuture<>();
            }

            @Override
            public void actionsChanged(Game game) {
                handed.add(game);
            }
        };
        OneSession other = OneSession.of(keeper);
        other.startsAndRegisters("a");
        other.forces("a");
        CompletableFuture<ActionOutcome> early =
                handed.get(0).act(new Decision("a", null)).toCompletableFuture();

        other.post(new SessionInput.PausedHere(true));
        CompletableFuture<ActionOutcome> late =
                handed.get(0).act(new Decision("a", null)).toCompletableFuture();
        CompletableFuture<ActionOutcome> operators =
                other.game().act(new Decision("a", null)).toCompletableFuture();

        assertThat(early).isCompletedWithValue(new ActionOutcome.NotSent("the decider is paused"));
        assertThat(late).isCompletedWithValue(new ActionOutcome.NotSent("the decider is paused"));
        assertThat(operators).isNotDone();
        assertThat(other.view().waitingActs()).isEqualTo(1);
        assertThat(handed.get(0)).isEqualTo(other.game()).hasSameHashCodeAs(other.game());
    }

    @Test
    void bothPauses_areTold_asOne() {
        pause(true);
        pause(true);
        world.paused = true;
        world.post(new SessionInput.PausedEverywhere(true));
        pause(false);

        assertThat(world.view().pause()).isEqualTo(new DeciderPause(false, true));
        assertThat(world.events(SessionEvent.PauseChanged.class))
                .extracting(SessionEvent.PauseChanged::paused)
                .containsExactly(true);

        world.paused = false;
        world.post(new SessionInput.PausedEverywhere(true));

        assertThat(world.view().pause().isOn())
                .as("what holds when it is taken counts")
                .isFalse();
    }

    @Test
    void newConnection_beginsPausedWhereAllAre() {
        Sessions sessions = new Sessions();
        assertThat(sessions.pause(true).toCompletableFuture()).isCompleted();

        assertThat(sessions.isPaused()).isTrue();
        world.paused = true;
        world.post(new SessionInput.Opened());
        assertThat(world.view().pause().isOn()).isTrue();
    }
}
