package dev.neurosdk.server.session;

import static dev.neurosdk.server.session.OneSession.GAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.DecisionRequest;
import dev.neurosdk.server.decider.FirstActionDecider;
import dev.neurosdk.server.decider.RandomDecider;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.SessionEvent.Deferral;
import dev.neurosdk.server.event.SessionEvent.Refusal;
import dev.neurosdk.server.force.Fallback;
import dev.neurosdk.server.force.ForceOutcome;
import dev.neurosdk.server.force.ForceRules;
import dev.neurosdk.server.force.SecondForce;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ForcePolicyTest {

    private static final ForceRules QUEUE = ForceRules.DEFAULT.withSecond(SecondForce.QUEUE);
    private static final ForceRules REJECT = ForceRules.DEFAULT.withSecond(SecondForce.REJECT);
    private static final ForceRules ONCE = ForceRules.DEFAULT.withRetries(0, Duration.ZERO);

    private static OneSession world(ForceRules rules) {
        OneSession world = new OneSession(OneSession.settings().with(rules));
        world.startsAndRegisters("a", "b");
        return world;
    }

    private static void forces(OneSession world, String query, ForcePriority priority) {
        world.says(new GameMessage.ForceActions(GAME, null, query, false, priority, List.of("a")));
    }

    /** Answers the open question and its call, and says which it was. */
    private static String plays(OneSession world) {
        String query = world.questions.getLast().query();
        world.answers.removeLast().complete(new Decision("a", null));
        world.results(world.call(), true, "Done.");
        return query;
    }

    // ---- several forces

    @Test
    void queue_takesForcesUpByPriorityThenAsTheyCame() {
        OneSession world = world(QUEUE);
        forces(world, "first", ForcePriority.LOW);
        forces(world, "low", ForcePriority.LOW);
        forces(world, "high", ForcePriority.HIGH);
        forces(world, "low again", ForcePriority.LOW);
        forces(world, "critical", ForcePriority.CRITICAL);
        forces(world, "high again", ForcePriority.HIGH);

        assertThat(List.of(plays(world), plays(world), plays(world), plays(world), plays(world), plays(world)))
                .containsExactly("first", "critical", "high", "high again", "low", "low again");
        assertThat(world.outcomes()).hasSize(6).containsOnly(ForceOutcome.SUCCEEDED);
    }

    @Test
    void queue_doesNotInterruptTheOpenForce() {
        OneSession world = world(QUEUE);
        forces(world, "first", ForcePriority.LOW);

        forces(world, "critical", ForcePriority.CRITICAL);

        assertThat(world.questions).extracting(DecisionRequest::query).containsExactly("first");
        assertThat(world.events(SessionEvent.ForceDeferred.class))
                .extracting(SessionEvent.ForceDeferred::why)
                .containsExactly(Deferral.OPEN_FORCE);
        assertThat(world.view().waitingForces()).isEqualTo(1);
    }

    @Test
    void queue_refusesBeyondItsLimit() {
        OneSession world =
                new OneSession(OneSession.settings().with(QUEUE).with(SessionLimits.DEFAULT.withWaiting(1, 1, 1)));
        world.startsAndRegisters("a");
        world.forces("a");
        world.forces("a");

        world.forces("a");

        assertThat(world.events(SessionEvent.ForceIgnored.class))
                .extracting(SessionEvent.ForceIgnored::why)
                .containsExactly(Refusal.TOO_MANY_WAITING);
        assertThat(world.view().waitingForces()).isEqualTo(1);
    }

    @Test
    void queue_dropsWhatHasNothingLeftToChoose() {
        OneSession world = world(QUEUE);
        world.forces("a");
        world.forces("b");

        world.says(new GameMessage.UnregisterActions(GAME, List.of("b")));

        assertThat(world.outcomes()).containsExactly(ForceOutcome.NAMES_GONE);
        assertThat(world.view().waitingForces()).isZero();
        assertThat(world.view().force().force()).isNotNull();
    }

    @Test
    void queue_isEmptiedByStartupAndByTheEnd() {
        OneSession world = world(QUEUE);
        world.forces("a");
        world.forces("b");
        world.says(new GameMessage.Startup(GAME));
        world.registers("a");
        world.forces("a");
        world.forces("a");
        world.post(new SessionInput.Closed(1006, ""));

        assertThat(world.outcomes())
                .containsExactly(
                        ForceOutcome.RESTARTED,
                        ForceOutcome.RESTARTED,
                        ForceOutcome.DISCONNECTED,
                        ForceOutcome.DISCONNECTED);
        assertThat(world.openTimers()).isZero();
    }

    @Test
    void queue_goesOnWhenTheOpenForceTimesOut() {
        OneSession world = world(QUEUE);
        forces(world, "first", ForcePriority.LOW);
        forces(world, "second", ForcePriority.LOW);
        world.decides("a");
        world.call();

        world.pass(Duration.ofSeconds(20));

        assertThat(world.outcomes()).containsExactly(ForceOutcome.TIMED_OUT);
        assertThat(world.questions.getLast().query()).isEqualTo("second");
    }

    @Test
    void reject_keepsTheOpenForceAndRefusesTheSecond() {
        OneSession world = world(REJECT);
        forces(world, "first", ForcePriority.LOW);

        forces(world, "second", ForcePriority.CRITICAL);

        assertThat(world.events(SessionEvent.ForceIgnored.class))
                .extracting(SessionEvent.ForceIgnored::why)
                .containsExactly(Refusal.ANOTHER_IS_OPEN);
        assertThat(plays(world)).isEqualTo("first");
    }

    @Test
    void reject_takesTheNextForceWhenTheFirstHasEnded() {
        OneSession world = world(REJECT);
        forces(world, "first", ForcePriority.LOW);
        plays(world);

        forces(world, "next", ForcePriority.LOW);

        assertThat(plays(world)).isEqualTo("next");
    }

    // ---- retries

    @Test
    void retries_waitLongerEachTime() {
        OneSession world = world(ForceRules.DEFAULT.withRetries(2, Duration.ofMillis(100)));
        world.forces("a");
        world.decides("a");
        world.results(world.call(), false, "No.");

        world.pass(Duration.ofMillis(99));
        assertThat(world.questions).hasSize(1);
        world.pass(Duration.ofMillis(1));
        world.decides("a");
        world.results(world.call(), false, "No again.");
        world.pass(Duration.ofMillis(199));
        assertThat(world.questions).hasSize(2);
        world.pass(Duration.ofMillis(1));

        assertThat(world.questions.getLast().earlierFailures()).containsExactly("No.", "No again.");
    }

    @Test
    void retry_offersWhatIsStillRegistered() {
        OneSession world = world(ForceRules.DEFAULT);
        world.forces("a", "b");
        world.decides("a");
        NeuroMessage.Action call = world.call();
        world.says(new GameMessage.UnregisterActions(GAME, List.of("a")));

        world.says(new GameMessage.ActionResult(GAME, call.id(), false, null));
        world.pass(Duration.ofSeconds(1));

        assertThat(world.questions.getLast().actions())
                .extracting(offer -> offer.name())
                .containsExactly("b");
        assertThat(world.questions.getLast().earlierFailures()).containsExactly("the game gave no reason");
    }

    @Test
    void ephemeralForce_isMarkedAndItsEndIsTold() {
        OneSession world = world(ForceRules.DEFAULT);
        world.says(new GameMessage.ForceActions(GAME, "Hand.", "Play.", true, ForcePriority.LOW, List.of("a")));
        assertThat(world.questions.getLast().ephemeral()).isTrue();

        plays(world);

        assertThat(world.news).endsWith("force ended SUCCEEDED");
    }

    // ---- fallback

    @Test
    void fallbackToTheFirstAction_playsWhenTheDeciderFails() {
        OneSession world = world(ONCE.withFallback(Fallback.FIRST_ACTION));
        world.fallback = new FirstActionDecider();
        world.forces("b", "a");

        world.answers.removeFirst().completeExceptionally(new IllegalStateException("offline"));

        assertThat(world.call().name()).isEqualTo("b");
    }

    @Test
    void fallbackToARandomAction_playsOneOfTheForce() {
        OneSession world = world(ONCE.withFallback(Fallback.RANDOM_ACTION));
        world.fallback = new RandomDecider(1);
        world.forces("b");

        world.answers.removeFirst().completeExceptionally(new IllegalStateException("offline"));

        assertThat(world.call().name()).isEqualTo("b");
    }

    @Test
    void fallback_thatFailsAsWell_endsTheForce() {
        OneSession world = world(ONCE.withFallback(Fallback.FIRST_ACTION));
        world.fallback = request -> CompletableFuture.failedFuture(new IllegalStateException("no data"));
        world.forces("a");

        world.answers.removeFirst().completeExceptionally(new IllegalStateException("offline"));

        assertThat(world.outcomes()).containsExactly(ForceOutcome.ATTEMPTS_USED_UP);
        assertThat(world.openTimers()).isZero();
    }

    @Test
    void fallback_whoseCallIsRefused_endsTheForce() {
        OneSession world = world(ONCE.withFallback(Fallback.FIRST_ACTION));
        world.fallback = new FirstActionDecider();
        world.forces("a");
        world.answers.removeFirst().completeExceptionally(new IllegalStateException("offline"));

        world.results(world.call(), false, "No.");

        assertThat(world.outcomes()).containsExactly(ForceOutcome.ATTEMPTS_USED_UP);
    }

    @Test
    void fallback_isNotAskedForTheGamesRefusals() {
        OneSession world = world(ONCE.withFallback(Fallback.FIRST_ACTION));
        world.forces("a");
        world.decides("a");

        world.results(world.call(), false, "No.");

        assertThat(world.outcomes()).containsExactly(ForceOutcome.ATTEMPTS_USED_UP);
        assertThat(world.failures).isEmpty();
    }

    // ---- speech

    @Test
    void lowAndMediumForces_waitForTheEndOfSpeech() {
        for (ForcePriority priority : List.of(ForcePriority.LOW, ForcePriority.MEDIUM)) {
            OneSession world = world(ForceRules.DEFAULT);
            world.post(new SessionInput.SpeechBegan());
            forces(world, "patient", priority);
            assertThat(world.questions).isEmpty();
            assertThat(world.hushes).containsExactly(priority);

            world.post(new SessionInput.SpeechFinished(new NeuroMessage.SpeechFinished(false, false, null)));
            assertThat(world.questions).isEmpty();
            world.post(new SessionInput.SpeechFinished(new NeuroMessage.SpeechFinished(true, false, null)));

            assertThat(world.questions).hasSize(1);
        }
    }

    @Test
    void highAndCriticalForces_areTakenUpAtOnce() {
        for (ForcePriority priority : List.of(ForcePriority.HIGH, ForcePriority.CRITICAL)) {
            OneSession world = world(ForceRules.DEFAULT);
            world.post(new SessionInput.SpeechBegan());

            forces(world, "now", priority);

            assertThat(world.questions).hasSize(1);
            assertThat(world.hushes).containsExactly(priority);
        }
    }

    @Test
    void force_inSilence_asksNobodyToHush() {
        OneSession world = world(ForceRules.DEFAULT);

        forces(world, "now", ForcePriority.CRITICAL);

        assertThat(world.hushes).isEmpty();
    }

    @Test
    void speechThatDoesNotEnd_holdsAForceNoLongerThanTheLimit() {
        OneSession world = world(ForceRules.DEFAULT.withSpeechLimit(Duration.ofSeconds(5)));
        world.post(new SessionInput.SpeechBegan());
        world.forces("a");

        world.pass(Duration.ofMillis(4_999));
        assertThat(world.questions).isEmpty();
        world.pass(Duration.ofMillis(1));

        assertThat(world.questions).hasSize(1);
    }

    @Test
    void forceThatWaitsForSpeech_isDroppedLikeAnyOther() {
        OneSession world = world(ForceRules.DEFAULT);
        world.post(new SessionInput.SpeechBegan());
        world.forces("a");

        world.says(new GameMessage.UnregisterActions(GAME, List.of("a")));

        assertThat(world.outcomes()).containsExactly(ForceOutcome.NAMES_GONE);
        assertThat(world.openTimers()).isZero();
    }
}
