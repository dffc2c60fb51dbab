package dev.neurosdk.examples.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.speech.Speech;
import dev.neurosdk.server.speech.SpeechSettings;
import dev.neurosdk.testkit.game.FakeGame;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class WavingNeuroTest {

    @Test
    void wave_isCarriedOutUnasked_andTalkedAbout() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        CompletableFuture<Speech> speech = new CompletableFuture<>();
        WavingNeuro brain = new WavingNeuro(speech::join, threads);
        try (NeuroServer server = NeuroServer.builder()
                        .port(0)
                        .decider(brain)
                        .speech(SpeechSettings.DEFAULT.withPace(10_000))
                        .start();
                FakeGame game = FakeGame.connect(server.uri(), "Star Harbour")) {
            speech.complete(server.speech());
            game.startup();
            game.register(new ActionDefinition("wave", "Wave."), new ActionDefinition("nod", "Nod."));

            NeuroMessage.Action wave = game.await(NeuroMessage.Action.class);
            assertThat(wave.name()).isEqualTo("wave");
            game.succeed(wave);
            assertThat(game.await(NeuroMessage.SpeechFinished.class).isFinal()).isTrue();
            game.context("Hello!", false);
            game.await(NeuroMessage.SpeechFinished.class);
            game.force("Nod?", "nod");
            assertThat(game.await(NeuroMessage.Action.class).name()).isEqualTo("nod");

            assertThat(brain.said()).contains("My wave succeeded. was said to the end");
        } finally {
            threads.shutdownNow();
        }
    }
}
