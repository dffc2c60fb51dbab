package dev.neurosdk.server.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.NeuroMessage.SpeechFinished;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpeechRaceTest {

    private static final int SPEAKERS = 4;
    private static final int UTTERANCES = 2000;

    private final SpeakingWorld world = new SpeakingWorld(Edition.newest());

    @Test
    void voicesOfSeveralThreads_eachEndOnce() throws Exception {
        SpeakingWorld.Player game = world.joins("One");
        ExecutorService threads = Executors.newFixedThreadPool(SPEAKERS);
        try {
            List<Callable<Void>> speakers = new ArrayList<>();
            IntStream.range(0, SPEAKERS).forEach(speaker -> speakers.add(() -> speak(speaker)));
            for (Future<Void> done : threads.invokeAll(speakers, 60, TimeUnit.SECONDS)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(game.heard.stream().filter(SpeechFinished::isFinal)).hasSize(SPEAKERS * UTTERANCES);
        assertThat(world.speech.isSpeaking()).isFalse();
        assertThat(world.failures).isEmpty();
    }

    private Void speak(int speaker) {
        for (int count = 0; count < UTTERANCES; count++) {
            Voice voice = world.speech.begin(priority -> {});
            voice.partFinished();
            world.speech.hush(count % 3 == 0 ? ForcePriority.CRITICAL : ForcePriority.MEDIUM);
            if (speaker % 2 == 0) {
                voice.finished();
            } else {
                voice.cancel("done");
            }
        }
        return null;
    }
}
