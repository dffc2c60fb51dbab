package dev.neurosdk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.RandomDecider;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeuroServerTest {

    private static final ActionDefinition OPEN = new ActionDefinition("open_door", "Open one of the doors.", """
            {"type":"object","properties":{"door":{"type":"string","enum":["left","right"]}},"required":["door"]}""");

    private static NeuroServer start() throws IOException {
        return NeuroServer.builder().port(0).decider(new RandomDecider(42)).start();
    }

    @Test
    void game_thatForces_getsAValidCallForEveryForce() throws IOException {
        try (NeuroServer server = start();
                FakeGame game = FakeGame.connect(server.uri(), "Star Harbour")) {
            game.startup();
            game.register(OPEN);
            for (int turn = 0; turn < 20; turn++) {
                game.force("Which door?", "open_door");
                NeuroMessage.Action call = game.await(NeuroMessage.Action.class);
                assertThat(call.data()).isIn("{\"door\":\"left\"}", "{\"door\":\"right\"}");
                game.succeed(call);
            }
            game.await(NeuroMessage.ReregisterAll.class);
            game.await(NeuroMessage.StartupAck.class);
            game.assertSilence();
            game.assertNoViolations();
        }
    }

    @Test
    void connection_isAskedToRegisterAndStartupIsAcknowledged() throws IOException {
        try (NeuroServer server =
                        NeuroServer.builder().port(0).character("mira", "Mira").start();
                FakeGame game = FakeGame.connect(server.uri(), "Star Harbour")) {
            game.await(NeuroMessage.ReregisterAll.class);
            game.startup();

            NeuroMessage.StartupAck ack = game.await(NeuroMessage.StartupAck.class);

            assertThat(ack.session().characterId()).isEqualTo("mira");
            assertThat(ack.session().displayName()).isEqualTo("Mira");
            assertThat(ack.session().sessionId()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/game", "/game/", "/game/Star%20Harbour", "/game/a%2Fb", "/any/path?with=query"})
    void games_areServedOnEveryMainPath(String path) throws IOException {
        try (NeuroServer server = start();
                FakeGame game = FakeGame.connect(URI.create(server.uri() + path), "Star Harbour")) {
            game.startup();

            assertThat(game.await(NeuroMessage.StartupAck.class)).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, /, 200", "HEAD, /, 200", "POST, /, 405", "GET, /game, 404", "GET, /favicon.ico, 404"})
    void plainHttp_isAnswered(String method, String path, int status) throws Exception {
        try (NeuroServer server = start()) {
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                                    .method(method, HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(status);
            if (method.equals("GET") && status == 200) {
                assertThat(response.body()).contains("NEURO_SDK_WS_URL");
            }
        }
    }

    @Test
    void close_tellsEveryGameAndFreesThePort() throws IOException {
        NeuroServer server = start();
        int port = server.port();
        try (FakeGame game = FakeGame.connect(server.uri(), "Star Harbour")) {
            server.close();

            assertThat(game.awaitClose().code()).isEqualTo(1001);
        }
        NeuroServer.builder().port(port).start().close();
    }

    @Test
    void close_rightAfterAGameConnected_stillSaysGoodbye() throws IOException {
        for (int round = 0; round < 50; round++) {
            NeuroServer server = start();
            try (FakeGame game = FakeGame.connect(server.uri(), "Star Harbour")) {
                server.close();

                assertThat(game.awaitClose().code()).isEqualTo(1001);
            }
        }
    }

    @Test
    void start_onATakenPort_saysSo() throws IOException {
        try (NeuroServer server = start()) {
            assertThatThrownBy(() -> NeuroServer.builder().port(server.port()).start())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("127.0.0.1:" + server.port())
                    .hasMessageContaining("in use; choose another");
        }
    }

    @Test
    void start_withAnImpossiblePort_isTheCallersFault() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NeuroServer.builder().port(70_000).start())
                .withMessageContaining("port");
    }

    @Test
    void games_areServedSideBySide() throws IOException {
        try (NeuroServer server = start()) {
            List<FakeGame> games = IntStream.range(0, 20)
                    .mapToObj(number -> playing(server, "Game " + number))
                    .toList();
            for (FakeGame game : games) {
                game.force("Which door?", "open_door");
            }
            for (FakeGame game : games) {
                game.succeed(game.await(NeuroMessage.Action.class));
            }
            games.forEach(FakeGame::close);
        }
    }

    private static FakeGame playing(NeuroServer server, String name) {
        try {
            FakeGame game = FakeGame.connect(server.uri(), name);
            game.startup();
            game.register(OPEN);
            return game;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void decider_thatNeverAnswersOneGame_doesNotHoldUpAnother() throws IOException {
        Decider forgetful = request -> request.game().equals("Forgotten")
                ? new CompletableFuture<>()
                : CompletableFuture.completedFuture(new Decision("open_door", "{\"door\":\"left\"}"));
        try (NeuroServer server =
                        NeuroServer.builder().port(0).decider(forgetful).start();
                FakeGame forgotten = playing(server, "Forgotten");
                FakeGame served = playing(server, "Served")) {
            forgotten.force("Which door?", "open_door");
            served.force("Which door?", "open_door");

            served.succeed(served.await(NeuroMessage.Action.class));
            forgotten.await(NeuroMessage.ReregisterAll.class);
            forgotten.await(NeuroMessage.StartupAck.class);
            forgotten.assertSilence();
        }
    }

    @Test
    void blockingDecider_answersFromItsOwnThread() throws IOException {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        Decider slow = Decider.blocking(
                request -> new Decision(
                        "open_door",
                        Thread.currentThread()
                                        .getName()
                                        .toLowerCase(Locale.ROOT)
                                        .contains("pool")
                                ? "{\"door\":\"left\"}"
                                : "{\"door\":\"right\"}"),
                threads);
        try (NeuroServer server = NeuroServer.builder().port(0).decider(slow).start();
                FakeGame game = playing(server, "Star Harbour")) {
            game.force("Which door?", "open_door");

            assertThat(game.await(NeuroMessage.Action.class).data()).isEqualTo("{\"door\":\"left\"}");
        } finally {
            threads.shutdownNow();
        }
    }
}
