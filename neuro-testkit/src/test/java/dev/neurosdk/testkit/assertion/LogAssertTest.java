package dev.neurosdk.testkit.assertion;

import static dev.neurosdk.testkit.assertion.NeuroAssertions.assertThat;
import static dev.neurosdk.testkit.assertion.Sayings.acknowledgement;
import static dev.neurosdk.testkit.assertion.Sayings.context;
import static dev.neurosdk.testkit.assertion.Sayings.startup;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.recording.LogHead;
import dev.neurosdk.testkit.recording.LogTape;
import dev.neurosdk.testkit.world.VirtualWorld;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LogAssertTest {

    @Test
    void soundLog_holds() {
        LogTape tape = played(true);
        assertThat(tape)
                .sent(startup())
                .thenReceived(acknowledgement())
                .thenSent(context("Hello."))
                .closedWith(1000)
                .hasNoViolations();
        assertThat(tape.log(LogHead.of(LogHead.Role.GAME, Edition.newest(), Instant.EPOCH)))
                .sentInOrder(startup(), context())
                .hasNoViolations();
    }

    @Test
    void spoiltLog_isRefuted_atThePlace() {
        LogTape tape = played(false);
        assertThatThrownBy(() -> assertThat(tape).hasNoViolations())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("expected nobody to break a rule, but the game broke MUST STA-1")
                .hasMessageMatching("(?s).*\n> [^\n]*context.*");
        assertThatThrownBy(() -> assertThat(tape).sent(startup()))
                .hasMessageStartingWith("expected the log to have sent startup, but it never did\n");
        assertThatThrownBy(() -> assertThat(tape).closedWith(1001)).hasMessageContaining("it was closed with 1000");
    }

    private static LogTape played(boolean sound) {
        LogTape tape = new LogTape();
        try (VirtualWorld world = VirtualWorld.seeded(1)) {
            FakeNeuro neuro = world.neuro(builder -> builder.recorder(tape));
            FakeGame game = world.game(neuro, "Star Harbour");
            if (sound) {
                game.startup();
            }
            game.context("Hello.", true);
            game.ping();
            game.close();
        }
        return tape;
    }
}
