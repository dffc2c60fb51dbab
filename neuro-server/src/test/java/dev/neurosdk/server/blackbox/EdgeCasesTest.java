package dev.neurosdk.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.server.connection.OriginPolicy;
import dev.neurosdk.server.connection.PortLimits;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Black-box case 54: who may come in, how many, and for how long in silence. */
class EdgeCasesTest {

    private static FakeGame.Builder page(Stage stage, String origin) {
        return FakeGame.builder(stage.server.uri(), "Browser Game").header("Origin", origin);
    }

    @Test
    void case54_pageOfAnotherOrigin_isRefusedAndGamesWithoutOneAreNot() throws IOException {
        OriginPolicy own = OriginPolicy.only(List.of("https://game.example"));
        try (Stage stage = Stage.open(builder -> builder.origins(own))) {
            assertThatThrownBy(() -> page(stage, "https://evil.example").connect())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("403");
            page(stage, "https://game.example").connect().close();
            stage.game().assertNoAction();
        }
    }

    @Test
    void case54_connectionTooMany_isRefusedUntilOneLeaves() throws IOException {
        PortLimits three = PortLimits.DEFAULT.withConnections(3, 0, 0);
        try (Stage stage = Stage.open(builder -> builder.portLimits(three))) {
            FakeGame second = stage.game("Second Game");
            stage.game("Third Game");

            assertThatThrownBy(() -> stage.game("Fourth Game"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("503");
            second.close();
            stage.brain.left.await(gone -> true);
            awaitFreePlace(stage);
            stage.game("Fourth Game").assertNoAction();
        }
    }

    /** The place is given back just after the session has ended. */
    private static void awaitFreePlace(Stage stage) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (stage.server.connections() > 2) {
            assertThat(System.nanoTime()).as("time is up").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void case54_gameThatAnswersNoPing_isCutAndOneThatIsOnlySilentIsNot() throws IOException {
        PortLimits watchful = PortLimits.DEFAULT.withPings(Duration.ofMillis(200), Duration.ofSeconds(3));
        try (Stage stage = Stage.open(builder -> builder.portLimits(watchful))) {
            FakeGame silent = stage.game("Silent Game");
            FakeGame deaf = stage.game("Deaf Game");
            deaf.stopReading();
            deaf.startup();

            assertThat(stage.brain.left.await(gone -> true).name()).isEqualTo("Deaf Game");
            silent.assertNoAction();
        }
    }

    @Test
    void case54_gameThatSaysNothingForTooLong_isClosedWith1001() throws IOException {
        PortLimits impatient = PortLimits.DEFAULT.withTimes(Duration.ofSeconds(10), Duration.ofSeconds(3));
        try (Stage stage = Stage.open(builder -> builder.portLimits(impatient))) {
            assertThat(stage.game("Silent Game").awaitClose().code()).isEqualTo(1001);
        }
    }
}
