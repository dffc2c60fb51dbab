package dev.neurosdk.examples.lighthouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LighthouseTest {

    private static final Duration PAUSE = Duration.ofMillis(20);

    @Test
    void lamp_isLitInTheColourThatNeuroChooses() throws IOException {
        try (FakeNeuro neuro = FakeNeuro.start()) {
            CompletableFuture<Void> game = LighthouseClient.play(neuro.uri(), PAUSE);

            neuro.await(GameMessage.ForceActions.class);
            String call = neuro.act("light_lamp", "{\"colour\":\"red\"}");

            assertThat(neuro.awaitResult(call).message()).isEqualTo("The lamp shines red.");
            neuro.assertNoViolations();
            game.cancel(true);
        }
    }

    @Test
    void colourThatIsNone_isRefusedWithThoseThatAre() throws IOException {
        try (FakeNeuro neuro = FakeNeuro.start()) {
            CompletableFuture<Void> game = LighthouseClient.play(neuro.uri(), PAUSE);
            neuro.await(GameMessage.ForceActions.class);

            GameMessage.ActionResult result = neuro.awaitResult(neuro.act("light_lamp", "{\"colour\":\"blue\"}"));

            assertThat(result.success()).isFalse();
            assertThat(result.message()).contains("white, red, green");
            game.cancel(true);
        }
    }

    @Test
    void game_endsAfterThreeNights() throws IOException {
        try (FakeNeuro neuro = FakeNeuro.builder().autopilot().start()) {
            CompletableFuture<Void> game = LighthouseClient.play(neuro.uri(), PAUSE);

            assertThat(neuro.connection().awaitClose().code()).isEqualTo(1000);
            assertThat(game).isCompleted();
            neuro.assertNoViolations();
        }
    }

    @Test
    void brokenConnection_isMadeAgain_andTheNightGoesOn() throws IOException {
        try (FakeNeuro neuro = FakeNeuro.start()) {
            CompletableFuture<Void> game = LighthouseClient.play(neuro.uri(), PAUSE);
            neuro.await(GameMessage.ForceActions.class);

            neuro.takeConnection().reset();

            neuro.takeConnection();
            neuro.await(GameMessage.Startup.class);
            assertThat(neuro.await(GameMessage.ForceActions.class).query()).isEqualTo("Night 1 falls. Light the lamp.");
            game.cancel(true);
        }
    }
}
