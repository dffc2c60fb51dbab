package dev.neurosdk.testkit.game;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.NeuroMessage.Action;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FakeGameCrowdTest {

    private static final int GAMES = 300;

    @Test
    @Timeout(30)
    void threeHundredGames_shareAFewDaemonThreads() throws Exception {
        List<FakeGame> games = new ArrayList<>();
        try (ScriptedServer server = ScriptedServer.obliging()) {
            for (int i = 0; i < GAMES; i++) {
                games.add(FakeGame.connect(server.uri(), "Game " + i));
            }
            games.forEach(game -> game.force("What now?", "look"));
            games.forEach(game -> game.succeed(game.await(Action.class)));
            games.forEach(FakeGame::assertSilence);
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().matches("neuro-testkit-(\\d+|[cst].*|websocket.*)"))
                    .hasSizeBetween(1, 40)
                    .allMatch(Thread::isDaemon);
        } finally {
            games.forEach(FakeGame::abort);
        }
    }
}
