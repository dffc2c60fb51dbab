package dev.neurosdk.server.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.NeuroMessage.SpeechFinished;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class VoiceTest {

    private static final SpeechFinished PART = new SpeechFinished(false, false, null);
    private static final SpeechFinished WHOLE = new SpeechFinished(true, false, null);

    private final SpeakingWorld world = new SpeakingWorld(Edition.newest());
    private final SpeakingWorld.Player game = world.joins("One");
    private final List<ForcePriority> hushes = new ArrayList<>();
    private final Voice voice = world.speech.begin(hushes::add);

    private static SpeechFinished cut(String reason) {
        return new SpeechFinished(true, true, reason);
    }

    @Test
    void voice_saysHowFarItIs() {
        game.forces(ForcePriority.LOW);
        voice.partFinished();
        assertThat(world.questions).isEmpty();
        voice.finished();

        assertThat(world.questions).hasSize(1);
        assertThat(game.heard).containsExactly(PART, WHOLE);
        assertThat(hushes).isEmpty();
    }

    @Test
    void end_isToldOnce() {
        voice.cancel("out of breath");
        voice.partFinished();
        voice.finished();
        voice.cancel("again");
        game.forces(ForcePriority.CRITICAL);

        assertThat(game.heard).containsExactly(cut("out of breath"));
        assertThat(hushes).isEmpty();
    }

    @Test
    void medium_isToldTheVoice_whichEndsWithItsPart() {
        game.forces(ForcePriority.MEDIUM);
        assertThat(world.questions).isEmpty();
        voice.partFinished();

        assertThat(hushes).containsExactly(ForcePriority.MEDIUM);
        assertThat(world.questions).hasSize(1);
        assertThat(game.heard).containsExactly(cut("shortened"));
    }

    @Test
    void voice_thatEndsByItselfAfterAHush_hasFinished() {
        game.forces(ForcePriority.HIGH);
        voice.finished();

        assertThat(hushes).containsExactly(ForcePriority.HIGH);
        assertThat(game.heard).containsExactly(WHOLE);
    }

    @Test
    void critical_endsIt_whateverTheVoiceDoes() {
        game.forces(ForcePriority.CRITICAL);
        voice.finished();

        assertThat(hushes).containsExactly(ForcePriority.CRITICAL);
        assertThat(game.heard).containsExactly(cut("interrupted"));
        assertThat(world.questions).hasSize(1);
    }

    @Test
    void voice_thatNeverFinishes_delaysAForceForALimitedTime() {
        game.forces(ForcePriority.LOW);
        world.pass(59.9);
        assertThat(world.questions).isEmpty();
        world.pass(0.1);

        assertThat(world.questions).hasSize(1);
        assertThat(game.heard).isEmpty();
    }

    @Test
    void nextVoice_supersedesIt_andWhatWaitsGoesOnWaiting() {
        CompletionStage<SpeechOutcome> waiting = world.speech.say("Hm.");
        Voice next = world.speech.begin(hushes::add);

        voice.finished();
        assertThat(game.heard).containsExactly(cut("superseded"));
        next.finished();
        world.pass(1);

        assertThat(game.heard).containsExactly(cut("superseded"), WHOLE, WHOLE);
        assertThat(waiting.toCompletableFuture().join()).isEqualTo(new SpeechOutcome.Finished());
    }

    @Test
    void listenerThatThrows_isAFailure_andTheForceIsTakenUp() {
        world.speech.begin(priority -> {
            throw new IllegalStateException("deaf");
        });

        game.forces(ForcePriority.CRITICAL);

        assertThat(world.failures).singleElement().isInstanceOf(IllegalStateException.class);
        assertThat(world.questions).hasSize(1);
    }
}
