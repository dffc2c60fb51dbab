package dev.neurosdk.examples.frompython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.FirstActionDecider;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Each example of the page serves a game, or is one. */
class FromPythonTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ActionDefinition WAVE = new ActionDefinition("wave", "Wave.");
    private static final ActionDefinition SET = new ActionDefinition("set", "Set the parameter.", """
            {"type":"object","properties":{"param":{"type":"string"}},"required":["param"]}""");

    private static FakeGame playing(NeuroServer server, ActionDefinition... actions) throws IOException {
        FakeGame game = FakeGame.builder(server.uri(), "Star Harbour")
                .deadline(PATIENCE)
                .connect();
        game.startup();
        game.register(actions);
        return game;
    }

    @Test
    void basicServer_takesTheFirstActionInTheGamesOrder() throws IOException {
        try (NeuroServer server =
                        NeuroServer.builder().port(0).decider(new MyNeuro()).start();
                FakeGame game = playing(server, WAVE, SET)) {
            game.context("A storm begins.", true);
            game.force("What now?", "set", "wave");
            NeuroMessage.Action call = game.await(NeuroMessage.Action.class);

            assertThat(call.name()).isEqualTo("set");
            assertThat(call.data()).isEqualTo("{\"param\":\"value\"}");
        }
    }

    @Test
    void developmentServer_asksAHumanAndChecksTheAnswer() throws IOException {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        DevelopmentServer human = new DevelopmentServer(new PrintStream(screen, true, StandardCharsets.UTF_8));
        try (NeuroServer server =
                        NeuroServer.builder().port(0).decider(human.decider()).start();
                FakeGame game = playing(server, WAVE, SET)) {
            game.force("What now?", "wave", "set");
            game.ping();

            human.answer("dance");
            human.answer("set {\"param\":5}");
            human.answer("2 {\"param\":\"calm\"}");

            assertThat(game.await(NeuroMessage.Action.class).data()).isEqualTo("{\"param\":\"calm\"}");
            assertThat(screen.toString(StandardCharsets.UTF_8))
                    .contains("1: Star Harbour asks: What now?", "wave  Wave.", "there is no dance", "/param");
        }
    }

    @Test
    void customBrain_thinksOnItsOwnThreadsAndLogs() throws IOException {
        ExecutorService scheduler = Executors.newSingleThreadExecutor(task -> new Thread(task, "thinker"));
        Queue<String> log = new ConcurrentLinkedQueue<>();
        CustomNeuro brain = new CustomNeuro(
                log::add,
                request -> new Decision(
                        "set", "{\"param\":\"" + Thread.currentThread().getName() + "\"}"),
                scheduler);
        try (NeuroServer server = NeuroServer.builder().port(0).decider(brain).start();
                FakeGame game = playing(server, SET)) {
            game.context("A storm begins.", true);
            game.force("What now?", "set");

            assertThat(game.await(NeuroMessage.Action.class).data()).isEqualTo("{\"param\":\"thinker\"}");
            assertThat(log).containsExactly("Star Harbour says: A storm begins.");
        } finally {
            scheduler.shutdownNow();
        }
    }

    @Test
    void ownParts_areUsed() throws IOException {
        Queue<String> log = new ConcurrentLinkedQueue<>();
        try (NeuroServer server = OwnParts.server(log::add).port(0).start()) {
            URI named = URI.create(server.uri() + "/game/Star%20Harbour");
            try (FakeGame game = FakeGame.connect(named, "Star Harbour")) {
                game.startup();
                game.register(WAVE, new ActionDefinition("cheat_gold", "Take all the gold."));
                game.force("What now?", "cheat_gold", "wave");
                NeuroMessage.Action call = game.await(NeuroMessage.Action.class);

                assertThat(call.name()).isEqualTo("wave");
                assertThat(call.id()).startsWith("1-1-");
                assertThat(log).anyMatch(line -> line.contains("cheat_gold"));
            }
            assertThatThrownBy(() -> FakeGame.connect(server.uri(), "Moon Harbour"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("403");
        }
    }

    @Test
    void basicConfiguration_servesThisMachine() throws IOException {
        try (NeuroServer server = Configuration.basic().port(0).start()) {
            assertThat(server.uri().getHost()).isEqualTo("localhost");
            assertThat(TestClient.playOneTurn(server.uri())).isIn("wave", "bow");
        }
    }

    @Test
    void inMemoryGame_isServedWithoutASocket() {
        InMemoryGame game = new InMemoryGame(new FirstActionDecider());
        game.says("{\"command\":\"startup\",\"game\":\"Star Harbour\"}");
        game.says("{\"command\":\"actions/register\",\"game\":\"Star Harbour\","
                + "\"data\":{\"actions\":[{\"name\":\"wave\",\"description\":\"Wave.\"}]}}");
        game.says("{\"command\":\"actions/force\",\"game\":\"Star Harbour\","
                + "\"data\":{\"query\":\"What now?\",\"action_names\":[\"wave\"]}}");

        assertThat(game.received().remove()).contains("\"startup\"", "\"displayName\":\"Mira\"");
        assertThat(game.received().remove()).contains("\"action\"", "\"name\":\"wave\"");
        game.leaves();
        game.says("{\"command\":\"startup\",\"game\":\"Star Harbour\"}");
        assertThat(game.received()).isEmpty();
    }
}
