package dev.neurosdk.testkit.neuro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.game.Answers;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same over sockets and in real time. */
class FakeNeuroOverTcpTest {

    private FakeNeuro neuro;

    @BeforeEach
    void start() throws IOException {
        neuro = FakeNeuro.builder().autopilot().start();
    }

    @AfterEach
    void close() {
        neuro.close();
    }

    @Test
    void turn_withTheAutopilot() throws IOException {
        try (FakeGame game = FakeGame.connect(neuro.uri(), "Star Harbour")) {
            game.answering(Answers.byTheSchema());
            game.startup();
            game.register(new ActionDefinition("look", "Look around."));
            game.force("What now?", "look");
            NeuroMessage.Action call = game.await(NeuroMessage.Action.class);
            assertThat(neuro.awaitResult(call.id()).success()).isTrue();
            assertThat(neuro.takeAll()).hasSize(3);
            game.assertNoViolations();
            neuro.assertNothingMore();
            neuro.assertNoViolations();
        }
        assertThat(neuro.connection().awaitClose().code()).isEqualTo(1000);
    }

    @Test
    @Timeout(30)
    void manyGames_atOnce() throws IOException {
        List<FakeGame> games = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            FakeGame game = FakeGame.connect(neuro.uri(), "Game " + i);
            game.answering(Answers.success());
            games.add(game);
        }
        games.forEach(game -> {
            game.startup();
            game.register(new ActionDefinition("look", "Look around."));
            game.force("What now?", "look");
        });
        games.forEach(game -> game.await(NeuroMessage.Action.class));
        games.forEach(ignored -> neuro.await(GameMessage.ActionResult.class));
        neuro.assertNoViolations();
        games.forEach(FakeGame::close);
        assertThat(neuro.connections()).hasSize(100);
    }

    @Test
    void endings_areSeenByTheGame() throws IOException {
        try (FakeGame game = FakeGame.connect(neuro.uri(), "Star Harbour")) {
            game.startup();
            neuro.await(GameMessage.Startup.class);
            neuro.reset();
            assertThat(game.awaitClose().clean()).isFalse();
        }
        try (FakeGame game = FakeGame.connect(neuro.uri(), "Star Harbour")) {
            game.startup();
            neuro.await(GameMessage.Startup.class);
            neuro.close(1013, "later");
            assertThat(game.awaitClose().code()).isEqualTo(1013);
        }
    }

    @Test
    void refusedHandshake_tellsItsStatus() throws IOException {
        neuro.refuse(1, 503);
        assertThatThrownBy(() -> FakeGame.connect(neuro.uri(), "Star Harbour"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("HTTP 503");
        FakeGame.connect(neuro.uri(), "Star Harbour").close();
    }

    @Test
    void fragmentsAndPings_work() throws IOException {
        try (FakeGame game = FakeGame.connect(neuro.uri(), "Star Harbour")) {
            neuro.sendFragments("{\"command\":\"speech_fini", "shed\",\"data\":{\"isFinal\":", "true}}");
            game.await(NeuroMessage.SpeechFinished.class);
            neuro.ping();
            game.ping();
        }
    }

    @Test
    void takenPort_isAnIOException() {
        assertThatThrownBy(() -> FakeNeuro.builder().port(neuro.uri().getPort()).start())
                .isInstanceOf(IOException.class);
    }
}
