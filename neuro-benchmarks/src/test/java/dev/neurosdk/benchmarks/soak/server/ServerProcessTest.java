package dev.neurosdk.benchmarks.soak.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServerProcessTest {

    @Test
    void bareServer_servesUntilClosed() throws Exception {
        ServerProcess server = ServerProcess.bare("64m");
        try (FakeGame game = FakeGame.connect(server.uri(), "Inn")) {
            game.ping();
            assertThat(server.endsWithin(Duration.ofMillis(1))).isFalse();
        } finally {
            server.close();
        }

        assertThat(server.endsWithin(Duration.ofSeconds(30))).isTrue();
        assertThatThrownBy(() -> FakeGame.connect(server.uri(), "Inn")).isInstanceOf(IOException.class);
    }
}
