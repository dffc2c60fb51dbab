package dev.neurosdk.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.peer.TranscriptEntry;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualWorldTest {

    @Test
    void resultDeadline_passesInNoTime() {
        try (VirtualWorld world = VirtualWorld.seeded(3)) {
            FakeNeuro neuro = world.neuro();
            FakeGame game = world.game(neuro, "Star Harbour");
            game.startup();
            game.register(new ActionDefinition("look", "Look around."));
            neuro.await(GameMessage.RegisterActions.class);
            neuro.act("look");
            NeuroMessage.Action call = game.await(NeuroMessage.Action.class);
            assertThat(neuro.model().owed()).hasSize(1);

            long realBefore = System.nanoTime();
            world.advance(Duration.ofSeconds(25));
            game.succeed(call);
            neuro.await(GameMessage.ActionResult.class);

            assertThat(System.nanoTime() - realBefore)
                    .isLessThan(Duration.ofSeconds(5).toNanos());
            assertThat(neuro.findings())
                    .extracting(finding -> finding.violation().rule())
                    .contains(Rule.RESULT_IN_TIME);
        }
    }

    @Test
    void sameSeed_givesTheSameRun_andAnotherAnother() {
        List<String> run = run(5);
        assertThat(run(5)).isEqualTo(run);
        assertThat(run(6)).isNotEqualTo(run);
    }

    @Test
    void close_closesEverybody_andMayBeRepeated() {
        VirtualWorld world = VirtualWorld.seeded(1);
        FakeNeuro neuro = world.neuro();
        FakeGame game = world.game(neuro, "Star Harbour");
        world.close();
        world.close();
        assertThat(game.isOpen()).isFalse();
        assertThat(world.seed()).isEqualTo(1);
    }

    @Test
    void game_withNobodyThere_fails() {
        try (VirtualWorld world = VirtualWorld.seeded(1)) {
            assertThatThrownBy(() -> world.game(URI.create("ws://nowhere:9/"), "Star Harbour", builder -> builder))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("nobody listens");
        }
    }

    private static List<String> run(long seed) {
        try (VirtualWorld world = VirtualWorld.seeded(seed)) {
            FakeNeuro neuro = world.neuro();
            List<FakeGame> games = List.of(world.game(neuro, "A"), world.game(neuro, "B"), world.game(neuro, "C"));
            games.forEach(game -> {
                game.startup();
                game.context("Here is " + game.game(), true);
            });
            games.forEach(FakeGame::ping);
            return neuro.transcript().stream().map(TranscriptEntry::toString).toList();
        }
    }
}
