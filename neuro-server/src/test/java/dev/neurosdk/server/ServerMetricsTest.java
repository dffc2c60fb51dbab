package dev.neurosdk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.connection.StartFailedException;
import dev.neurosdk.server.decider.FirstActionDecider;
import dev.neurosdk.testkit.game.FakeGame;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Meters on a real server with a real game. */
@Timeout(60)
class ServerMetricsTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void game_movesTheMeters_andGaugesGoWithTheServer() throws Exception {
        NeuroServer server = server().start();
        try (FakeGame game = FakeGame.connect(server.uri(), "Tetris")) {
            game.startup();
            game.await(NeuroMessage.StartupAck.class);
            assertThat(registry.get("neuro.connections").gauge().value()).isEqualTo(1);
            assertThat(registry.get("neuro.games").gauge().value()).isEqualTo(1);
        }
        server.close();
        assertThat(registry.get("neuro.messages")
                        .tags("command", "startup", "direction", "received")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("neuro.messages")
                        .tags("command", "startup", "direction", "sent")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("neuro.connections.closed").counters()).hasSize(1);
        assertThat(registry.find("neuro.connections").gauge()).isNull();
        assertThat(registry.find("neuro.games").gauge()).isNull();
    }

    @Test
    void startThatFails_leavesNoGauge() throws Exception {
        try (NeuroServer other = NeuroServer.builder().port(0).start()) {
            assertThatThrownBy(() -> server().port(other.port()).start()).isInstanceOf(StartFailedException.class);
        }
        assertThat(registry.find("neuro.games").gauge()).isNull();
        assertThat(registry.getMeters())
                .extracting(Meter::getId)
                .extracting(Meter.Id::getName)
                .contains("neuro.messages");
    }

    private NeuroServer.Builder server() {
        return NeuroServer.builder().port(0).decider(new FirstActionDecider()).meterRegistry(registry);
    }
}
