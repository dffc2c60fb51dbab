package dev.neurosdk.examples.lighthouse;

import static dev.neurosdk.testkit.assertion.NeuroAssertions.assertThat;
import static dev.neurosdk.testkit.assertion.Sayings.force;
import static dev.neurosdk.testkit.assertion.Sayings.register;
import static dev.neurosdk.testkit.assertion.Sayings.startup;
import static dev.neurosdk.testkit.assertion.Sayings.success;
import static dev.neurosdk.testkit.assertion.Sayings.unregister;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.testkit.fault.FaultPlan;
import dev.neurosdk.testkit.junit.EachEdition;
import dev.neurosdk.testkit.junit.NeuroTest;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leaks, and rules that the game breaks without anybody looking, fail these tests by themselves. */
@NeuroTest
class LighthouseTest {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private CompletableFuture<Void> game;

    @BeforeEach
    void startGame(URI neuro) {
        game = LighthouseClient.play(neuro, PAUSE);
    }

    @AfterEach
    void stopGame() {
        game.cancel(true);
    }

    @Test
    void lamp_isLitInTheColourThatNeuroChooses(FakeNeuro neuro) {
        neuro.await(GameMessage.ForceActions.class);

        String call = neuro.act("light_lamp", "{\"colour\":\"red\"}");

        assertThat(neuro.awaitResult(call).message()).isEqualTo("The lamp shines red.");
        assertThat(neuro)
                .receivedInOrder(startup(), register("light_lamp"), force("light_lamp"))
                .thenReceived(unregister("light_lamp"))
                .thenReceived(success());
    }

    @Test
    void colourThatIsNone_isRefusedWithThoseThatAre(FakeNeuro neuro) {
        neuro.await(GameMessage.ForceActions.class);

        GameMessage.ActionResult result = neuro.awaitResult(neuro.act("light_lamp", "{\"colour\":\"blue\"}"));

        assertThat(result.success()).isFalse();
        assertThat(result.message()).contains("white, red, green");
        assertThat(neuro).hasRegistered("light_lamp");
    }

    @EachEdition
    void game_endsAfterThreeNights_byEveryEdition(FakeNeuro neuro) {
        for (int night = 1; night <= 3; night++) {
            neuro.await(GameMessage.ForceActions.class);
            assertThat(neuro.awaitResult(neuro.actValid("light_lamp")).success())
                    .isTrue();
        }

        assertThat(neuro.connection().awaitClose().code()).isEqualTo(1000);
        assertThat(game).isCompleted();
    }

    @Test
    void brokenConnection_isMadeAgain_andTheNightGoesOn(FakeNeuro neuro) {
        neuro.await(GameMessage.ForceActions.class);

        neuro.takeConnection().reset();

        neuro.takeConnection();
        neuro.await(GameMessage.Startup.class);
        neuro.await(GameMessage.ForceActions.class, force -> force.query().startsWith("Night 1"));
    }

    @Test
    void slowNetwork_changesNothing() throws IOException {
        try (FakeNeuro far =
                FakeNeuro.builder().faults(FaultPlan.preset("wifi")).start()) {
            CompletableFuture<Void> elsewhere = LighthouseClient.play(far.uri(), PAUSE);
            far.await(GameMessage.ForceActions.class);
            assertThat(far.awaitResult(far.actValid("light_lamp")).success()).isTrue();
            elsewhere.cancel(true);
        }
    }
}
