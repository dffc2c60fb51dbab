package dev.neurosdk.testkit.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.world.VirtualWorld;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReplayAsServerTest {

    private final VirtualWorld world = VirtualWorld.seeded(8);

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void soundGame_isAsRecorded() throws Exception {
        ReplayResult result = play(Speed.recorded(), game -> Inn.play(game, world), true);
        result.assertAsRecorded();
        assertThat(result.sent()).isEqualTo(4);
        assertThat(result.matched()).isEqualTo(8);
    }

    @Test
    void gameThatTakesItsTime_isAsRecorded_atAnySpeed() throws Exception {
        for (Speed speed : new Speed[] {Speed.recorded(), Speed.full(), Speed.scaled(0.5)}) {
            play(speed, game -> Inn.play(game, world), true).assertAsRecorded();
        }
    }

    @Test
    void gameThatFails_isFoundOut() throws Exception {
        ReplayResult result = play(
                Speed.full(),
                game -> {
                    begin(game);
                    game.force("Stay or leave?", "stay", "leave");
                    game.fail(game.await(NeuroMessage.Action.class), "no");
                },
                true);
        assertThat(result.divergences()).first().isInstanceOf(Divergence.Different.class);
        assertThat(result.divergences().get(0).toString())
                .matches(
                        "connection 1: expected action/result with id \\S+, success true, came action/result with id \\S+,"
                                + " success false; differs at /data/success: expected true, was false");
    }

    @Test
    void gameThatNeverAnswers_isFoundOut() throws Exception {
        ReplayResult result = play(
                Speed.full(),
                game -> {
                    begin(game);
                    game.force("Stay or leave?", "stay", "leave");
                    game.await(NeuroMessage.Action.class);
                    game.context("It rains.", true);
                    game.unregister("stay");
                    game.force("What now?", "leave");
                },
                false);
        assertThat(result.divergences()).first().isInstanceOf(Divergence.OutOfOrder.class);
    }

    @Test
    void gameThatSaysSomethingElse_isFoundOut_withTheClosest() throws Exception {
        ReplayResult result = play(
                Speed.full(),
                game -> {
                    begin(game);
                    game.sendRaw("{\"command\":\"custom/dance\",\"game\":\"Inn\"}");
                },
                false);
        assertThat(result.divergences()).first().isInstanceOf(Divergence.Unexpected.class);
        assertThat(result.divergences().get(0).toString())
                .startsWith("connection 1: expected nothing like it, came custom/dance; closest: ");
    }

    @Test
    void gameThatRegistersLess_isFoundOut() throws Exception {
        ReplayResult result = play(
                Speed.full(),
                game -> {
                    game.startup();
                    game.await(NeuroMessage.ReregisterAll.class);
                    game.register(new ActionDefinition("stay", "Stays."));
                },
                false);
        assertThat(result.divergences().get(0).toString())
                .contains("differs at /data/actions/0: expected \"leave\", was \"stay\"; /data/actions/1: expected"
                        + " \"stay\", was absent");
    }

    @Test
    void gameThatGoes_isFoundOut() throws Exception {
        ReplayResult result = play(Speed.full(), ReplayAsServerTest::begin, true);
        assertThat(result.divergences()).first().isInstanceOf(Divergence.Missing.class);
        assertThat(result.text()).contains("the connection ended with 1000 \"good night\" before it came");
    }

    @Test
    void gameThatNeverComes_isFoundOut() throws Exception {
        try (ReplayServer server =
                Replay.of(Inn.recorded()).network(world.network()).asServer("127.0.0.1", 0)) {
            assertThat(server.await().text()).contains("expected a game to connect to /, none came");
        }
    }

    private ReplayResult play(Speed speed, Consumer<FakeGame> plays, boolean leaves) throws Exception {
        try (ReplayServer server =
                Replay.of(Inn.recorded()).network(world.network()).speed(speed).asServer("127.0.0.1", 0)) {
            FakeGame game = world.game(server.uri(), "Inn", builder -> builder);
            plays.accept(game);
            if (leaves) {
                game.close(1000, "good night");
            }
            return server.await();
        }
    }

    private static void begin(FakeGame game) {
        game.startup();
        game.await(NeuroMessage.ReregisterAll.class);
        game.register(new ActionDefinition("stay", "Stays."), new ActionDefinition("leave", "Leaves."));
    }
}
