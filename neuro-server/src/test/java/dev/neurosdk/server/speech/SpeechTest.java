package dev.neurosdk.server.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.NeuroMessage.SpeechFinished;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpeechTest {

    /** Three sentences of two seconds each. */
    private static final String TEXT = "This is the first. This is the other. This is last, yes...".replace("...", ".");

    private static final SpeechFinished PART = new SpeechFinished(false, false, null);
    private static final SpeechFinished WHOLE = new SpeechFinished(true, false, null);

    private final SpeakingWorld world = new SpeakingWorld(Edition.newest());
    private final Speech speech = world.speech;

    private static SpeechFinished cut(String reason) {
        return new SpeechFinished(true, true, reason);
    }

    private static SpeechOutcome outcome(CompletionStage<SpeechOutcome> stage) {
        return stage.toCompletableFuture().join();
    }

    private static boolean isOpen(CompletionStage<SpeechOutcome> stage) {
        return !stage.toCompletableFuture().isDone();
    }

    @Test
    void parts_areToldToEveryGame_andTheLastOneIsFinal() {
        SpeakingWorld.Player one = world.joins("One");
        SpeakingWorld.Player two = world.joins("Two");

        CompletionStage<SpeechOutcome> end = speech.say(TEXT);
        world.pass(1.7);
        assertThat(one.heard).isEmpty();
        world.pass(0.1);
        assertThat(one.heard).containsExactly(PART);
        world.pass(1.9);
        assertThat(one.heard).containsExactly(PART, PART);
        assertThat(isOpen(end)).isTrue();
        world.pass(2);

        assertThat(one.heard).containsExactly(PART, PART, WHOLE);
        assertThat(two.heard).isEqualTo(one.heard);
        assertThat(outcome(end)).isEqualTo(new SpeechOutcome.Finished());
        assertThat(speech.isSpeaking()).isFalse();
        assertThat(world.openTimers()).isZero();
    }

    @Test
    void low_waitsForTheEnd() {
        SpeakingWorld.Player game = world.joins("One");
        CompletionStage<SpeechOutcome> end = speech.say(TEXT);

        game.forces(ForcePriority.LOW);
        world.pass(5);
        assertThat(world.questions).isEmpty();
        world.pass(1);

        assertThat(world.questions).hasSize(1);
        assertThat(game.heard).containsExactly(PART, PART, WHOLE);
        assertThat(outcome(end)).isEqualTo(new SpeechOutcome.Finished());
    }

    @Test
    void medium_waitsForTheEndOfThePart() {
        SpeakingWorld.Player game = world.joins("One");
        CompletionStage<SpeechOutcome> end = speech.say(TEXT);

        game.forces(ForcePriority.MEDIUM);
        world.pass(1.7);
        assertThat(world.questions).isEmpty();
        world.pass(0.1);

        assertThat(world.questions).hasSize(1);
        assertThat(game.heard).containsExactly(cut("shortened"));
        assertThat(outcome(end)).isEqualTo(new SpeechOutcome.Interrupted("shortened"));
        assertThat(world.openTimers()).as("only the decision's deadline").isEqualTo(1);
    }

    @Test
    void medium_duringTheLastPart_changesNothing() {
        SpeakingWorld.Player game = world.joins("One");
        CompletionStage<SpeechOutcome> end = speech.say("Only one.");

        game.forces(ForcePriority.MEDIUM);
        world.pass(1);

        assertThat(world.questions).hasSize(1);
        assertThat(game.heard).containsExactly(WHOLE);
        assertThat(outcome(end)).isEqualTo(new SpeechOutcome.Finished());
    }

    @Test
    void high_isTakenUpAtOnce_andShortensTheRest() {
        SpeakingWorld.Player game = world.joins("One");
        CompletionStage<SpeechOutcome> end = speech.say(TEXT);

        game.forces(ForcePriority.HIGH);
        assertThat(world.questions).hasSize(1);
        assertThat(speech.isSpeaking()).isTrue();
        world.pass(1.8);

        assertThat(game.heard).containsExactly(cut("shortened"));
        assertThat(outcome(end)).isEqualTo(new SpeechOutcome.Interrupted("shortened"));
    }

    @Test
    void critical_cutsAtOnce() {
        SpeakingWorld.Player game = world.joins("One");
        SpeakingWorld.Player other = world.joins("Two");
        CompletionStage<SpeechOutcome> end = speech.say(TEXT);

        game.forces(ForcePriority.CRITICAL);

        assertThat(world.questions).hasSize(1);
        assertThat(game.heard).containsExactly(cut("interrupted"));
        assertThat(other.heard).isEqualTo(game.heard);
        assertThat(outcome(end)).isEqualTo(new SpeechOutcome.Interrupted("interrupted"));
        world.pass(10);
        assertThat(game.heard).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(ForcePriority.class)
    void silence_makesEveryPriorityAlike(ForcePriority priority) {
        SpeakingWorld.Player game = world.joins("One");

        game.forces(priority);
        speech.say("Only one.");
        world.pass(1);

        assertThat(world.questions).hasSize(1);
        assertThat(game.heard).containsExactly(WHOLE);
    }

    @ParameterizedTest
    @EnumSource(
            value = ForcePriority.class,
            names = {"MEDIUM", "CRITICAL"})
    void whatWaits_isSaidNext_alsoAfterAHush(ForcePriority priority) {
        SpeakingWorld.Player game = world.joins("One");
        speech.say(TEXT);
        CompletionStage<SpeechOutcome> next = speech.say("Only one.");

        game.forces(priority);
        world.pass(1.8);
        assertThat(game.heard).hasSizeGreaterThanOrEqualTo(1).first().matches(SpeechFinished::cancelled);
        world.pass(1);

        assertThat(game.heard).hasSize(2).last().isEqualTo(WHOLE);
        assertThat(outcome(next)).isEqualTo(new SpeechOutcome.Finished());
    }

    @Test
    void utterance_beyondTheLimit_isRefused_andNoGameHearsOfIt() {
        SpeakingWorld.Player game = world.joins("One");
        for (int count = 0; count < 3; count++) {
            assertThat(isOpen(speech.say("Hm."))).isTrue();
        }

        assertThat(outcome(speech.say("Hm."))).isEqualTo(new SpeechOutcome.Refused("2 utterances wait already"));
        assertThat(outcome(speech.say("x".repeat(1001))))
                .isEqualTo(new SpeechOutcome.Refused("expected at most 1000 characters, was 1001"));
        world.pass(10);
        assertThat(game.heard).containsExactly(WHOLE, WHOLE, WHOLE);
    }

    @Test
    void blankText_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> speech.say(" \n"));
    }

    @Test
    void gameThatConnectsMeanwhile_knowsThatSheSpeaks() {
        speech.say(TEXT);
        world.pass(3);
        SpeakingWorld.Player late = world.joins("Late");

        late.forces(ForcePriority.LOW);
        assertThat(world.questions).isEmpty();
        world.pass(3);

        assertThat(world.questions).hasSize(1);
        assertThat(late.heard).containsExactly(PART, WHOLE);
    }

    @Test
    void gameThatConnectsInSilence_knowsThatSheDoesNot() {
        speech.say("Only one.");
        world.pass(1);

        world.joins("Late").forces(ForcePriority.LOW);

        assertThat(world.questions).hasSize(1);
    }

    @Test
    void editionBeforeTheMessage_hearsNothing_butItsForcesWait() {
        SpeakingWorld old = new SpeakingWorld(Edition.E6);
        SpeakingWorld.Player game = old.joins("Old");
        old.speech.say("Only one.");

        game.forces(ForcePriority.LOW);
        assertThat(old.questions).isEmpty();
        old.pass(1);

        assertThat(old.questions).hasSize(1);
        assertThat(game.heard).isEmpty();
    }

    @Test
    void cancel_cutsWhatIsSaid_andTheNextBegins() {
        SpeakingWorld.Player game = world.joins("One");
        CompletionStage<SpeechOutcome> first = speech.say(TEXT);
        CompletionStage<SpeechOutcome> next = speech.say("Only one.");

        speech.cancel("changed her mind");
        assertThat(outcome(first)).isEqualTo(new SpeechOutcome.Interrupted("changed her mind"));
        world.pass(1);

        assertThat(outcome(next)).isEqualTo(new SpeechOutcome.Finished());
        assertThat(game.heard).containsExactly(cut("changed her mind"), WHOLE);
    }

    @Test
    void cancelAll_leavesSilence() {
        CompletionStage<SpeechOutcome> first = speech.say(TEXT);
        CompletionStage<SpeechOutcome> next = speech.say("Only one.");

        speech.cancelAll("hush");

        assertThat(outcome(first)).isEqualTo(new SpeechOutcome.Interrupted("hush"));
        assertThat(outcome(next)).isEqualTo(new SpeechOutcome.Refused("hush"));
        assertThat(speech.isSpeaking()).isFalse();
        assertThat(world.openTimers()).isZero();
        speech.cancelAll("in silence it does nothing");
    }

    @Test
    void close_endsEverything_andNothingComesAfterIt() {
        SpeakingWorld.Player game = world.joins("One");
        CompletionStage<SpeechOutcome> first = speech.say(TEXT);
        CompletionStage<SpeechOutcome> next = speech.say("Only one.");

        speech.close();
        speech.begin(priority -> {}).finished();

        assertThat(outcome(first)).isEqualTo(new SpeechOutcome.Interrupted("shutdown"));
        assertThat(outcome(next))
                .asInstanceOf(type(SpeechOutcome.Refused.class))
                .isNotNull();
        assertThat(outcome(speech.say("Hm."))).isInstanceOf(SpeechOutcome.Refused.class);
        assertThat(game.heard).containsExactly(cut("shutdown"));
    }

    @Test
    void speakerWhoSpeaksOnWhenOneEnds_isHeard() {
        SpeakingWorld.Player game = world.joins("One");
        List<SpeechOutcome> outcomes = new ArrayList<>();
        speech.say("Hm.").thenCompose(first -> speech.say("Hm?")).thenAccept(outcomes::add);

        world.pass(1);

        assertThat(outcomes).containsExactly(new SpeechOutcome.Finished());
        assertThat(game.heard).containsExactly(WHOLE, WHOLE);
        assertThat(world.failures).isEmpty();
    }
}
