package dev.neurosdk.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.testkit.game.FakeGame;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TimersTest {

    @Test
    void decider_thatBlocksOnARetryOfOneGame_delaysNoTimerAndNoPingOfAnother() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Decider stubborn = request -> {
            if (request.game().equals("Blocked") && request.attempt() > 1) {
                blocked.countDown();
                awaitQuietly(release);
            }
            return CompletableFuture.completedFuture(new Decision("wave", null));
        };
        PortLimits limits = PortLimits.DEFAULT.withPings(Duration.ofMillis(50), Duration.ofSeconds(30));
        try (NeuroServer server = NeuroServer.builder()
                        .port(0)
                        .portLimits(limits)
                        .decider(stubborn)
                        .start();
                FakeGame one = forced(server, "Blocked");
                RawGame listening = RawGame.connect(server.port(), "/")) {
            one.fail(one.await(NeuroMessage.Action.class), "not yet");
            assertThat(blocked.await(10, TimeUnit.SECONDS)).isTrue();

            try (FakeGame other = forced(server, "Other")) {
                other.fail(other.await(NeuroMessage.Action.class), "not yet");
                other.fail(other.await(NeuroMessage.Action.class), "not yet");
                other.succeed(other.await(NeuroMessage.Action.class));
            }
            for (int pings = 0; pings < 3; pings++) {
                listening.await(RawGame.PING);
            }
            release.countDown();
            one.succeed(one.await(NeuroMessage.Action.class));
        } finally {
            release.countDown();
        }
    }

    private static FakeGame forced(NeuroServer server, String name) throws Exception {
        FakeGame game = FakeGame.connect(server.uri(), name);
        game.startup();
        game.register(new ActionDefinition("wave", "Wave."));
        game.force("Wave!", "wave");
        return game;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
