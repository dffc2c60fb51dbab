package dev.neurosdk.testkit.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.fault.DeliveryFault;
import dev.neurosdk.testkit.fault.FaultPlan;
import dev.neurosdk.testkit.fault.FrameFault;
import dev.neurosdk.testkit.fault.When;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.LogTape;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A watch that spoils what goes through it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FaultyWatchTest {

    private final LogTape tape = new LogTape();

    @Test
    void callDeliveredTwice_reachesTheGameTwice_andIsWrittenDownAsAFault() throws Exception {
        FaultPlan plan = FaultPlan.builder("twice")
                .rule(When.going(Direction.S2C).command("action"), new DeliveryFault.Duplicate(Duration.ZERO, 1))
                .build();
        try (FakeNeuro neuro = FakeNeuro.start();
                Watch watch = watch(neuro, plan);
                FakeGame game = FakeGame.connect(watch.uri(), "Inn")) {
            game.startup();
            game.await(NeuroMessage.StartupAck.class);
            game.register(new ActionDefinition("stay", "Stays."));
            neuro.await(GameMessage.RegisterActions.class);
            neuro.act("stay");
            game.await(NeuroMessage.Action.class);
            game.await(NeuroMessage.Action.class);
            game.close(1000, "bye");
            game.awaitClose();
            assertThat(neuro.connection().awaitClose().code()).isEqualTo(1000);
        }
        assertThat(of(LogEntry.Fault.class)).hasSize(1);
        assertThat(of(LogEntry.Message.class))
                .filteredOn(message -> message.text().contains("\"action\""))
                .hasSize(2);
        assertThat(of(LogEntry.Opened.class)).hasSize(1);
    }

    @Test
    void planWithoutEffect_changesNoMessage() throws Exception {
        FaultPlan plan = FaultPlan.builder("never")
                .rule(When.going(Direction.S2C).command("nobody/says"), new DeliveryFault.Duplicate(Duration.ZERO, 1))
                .build();
        try (FakeNeuro neuro = FakeNeuro.start();
                Watch watch = watch(neuro, plan);
                FakeGame game = FakeGame.connect(watch.uri(), "Inn")) {
            game.sendFragments("{\"command\":\"startup\",", "\"game\":\"Inn\"}");
            game.await(NeuroMessage.StartupAck.class);
            assertThat(neuro.await(GameMessage.Startup.class).game()).isEqualTo("Inn");
            assertThat(watch.connections()).isEqualTo(1);
        }
        assertThat(of(LogEntry.Message.class).get(0).frames()).containsExactly(21, 13);
    }

    @Test
    void planOfFrames_leavesNoPingUnanswered() throws Exception {
        FaultPlan plan = FaultPlan.builder("slices")
                .rule(When.always(), new FrameFault.Slice(2, Duration.ZERO))
                .build();
        try (FakeNeuro neuro = FakeNeuro.start();
                Watch watch = watch(neuro, plan);
                FakeGame game = FakeGame.connect(watch.uri(), "Inn")) {
            game.startup();
            game.ping();
            assertThat(neuro.await(GameMessage.Startup.class).game()).isEqualTo("Inn");
            neuro.connection().ping();
        }
        assertThat(of(LogEntry.Fault.class)).hasSizeGreaterThanOrEqualTo(2);
    }

    private Watch watch(FakeNeuro neuro, FaultPlan plan) throws IOException {
        return Watch.builder()
                .upstream(neuro.uri())
                .recorder(tape)
                .faults(plan, 3)
                .start();
    }

    private <E extends LogEntry> List<E> of(Class<E> kind) {
        return tape.entries().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
