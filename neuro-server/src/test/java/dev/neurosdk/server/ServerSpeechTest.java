package dev.neurosdk.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.message.NeuroMessage.SpeechFinished;
import dev.neurosdk.server.decider.FirstActionDecider;
import dev.neurosdk.server.speech.SpeechOutcome;
import dev.neurosdk.server.speech.SpeechSettings;
import dev.neurosdk.server.speech.Voice;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Speech over real sockets. */
class ServerSpeechTest {

    private static NeuroServer start() throws IOException {
        return NeuroServer.builder()
                .port(0)
                .reregisterOnConnect(false)
                .decider(new FirstActionDecider())
                .speech(SpeechSettings.DEFAULT.withPace(10_000))
                .start();
    }

    private static FakeGame join(NeuroServer server, String name) throws IOException {
        FakeGame game = FakeGame.connect(server.uri(), name);
        game.startup();
        game.register(new ActionDefinition("act", "Acts."));
        game.await(NeuroMessage.StartupAck.class);
        return game;
    }

    @Test
    void everyGame_hearsEveryPart() throws Exception {
        try (NeuroServer server = start();
                FakeGame one = join(server, "One");
                FakeGame two = join(server, "Two")) {
            CompletionStage<SpeechOutcome> end = server.speech().say("First. Second.");

            for (FakeGame game : List.of(one, two)) {
                assertThat(game.await(SpeechFinished.class).isFinal()).isFalse();
                assertThat(game.await(SpeechFinished.class).isFinal()).isTrue();
                game.assertNoViolations();
            }
            assertThat(end.toCompletableFuture().get(5, TimeUnit.SECONDS)).isEqualTo(new SpeechOutcome.Finished());
        }
    }

    @Test
    void gameThatConnectsMeanwhile_waitsToo() throws Exception {
        try (NeuroServer server = start()) {
            Voice voice = server.speech().begin(priority -> {});
            try (FakeGame late = join(server, "Late")) {
                late.force("Act!", "act");
                late.assertSilence();
                voice.finished();

                late.succeed(late.await(NeuroMessage.Action.class));
            }
        }
    }

    @Test
    void critical_cutsAVoice() throws Exception {
        try (NeuroServer server = start();
                FakeGame game = join(server, "One")) {
            server.speech().begin(priority -> {});

            game.force(null, "Act!", false, ForcePriority.CRITICAL, "act");

            assertThat(game.await(SpeechFinished.class)).isEqualTo(new SpeechFinished(true, true, "interrupted"));
            game.succeed(game.await(NeuroMessage.Action.class));
        }
    }

    @Test
    void close_endsWhatIsSaid() throws Exception {
        NeuroServer server = start();
        try (FakeGame game = join(server, "One")) {
            game.assertSilence();
            server.speech().begin(priority -> {});
            server.close();

            assertThat(game.await(SpeechFinished.class)).isEqualTo(new SpeechFinished(true, true, "shutdown"));
            assertThat(game.awaitClose().code()).isEqualTo(1001);
        } finally {
            server.close();
        }
    }
}
