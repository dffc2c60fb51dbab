package dev.neurosdk.server.http.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.connection.PortLimits;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.http.control.ApiClient.Result;
import dev.neurosdk.server.session.SessionLimits;
import dev.neurosdk.server.speech.SpeechSettings;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What programs see and do, over real sockets. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ControlApiTest {

    private static final ActionDefinition OPEN = new ActionDefinition("open_door", "Open one of the doors.", """
            {"type":"object","properties":{"door":{"type":"string","enum":["left","right"]}},"required":["door"]}""");
    private static final Decider UNDECIDED = request -> new CompletableFuture<>();

    private NeuroServer server;
    private FakeGame game;
    private ApiClient api;

    @BeforeEach
    void start() throws IOException {
        start(NeuroServer.builder());
    }

    private void start(NeuroServer.Builder builder) throws IOException {
        server = builder.port(0)
                .reregisterOnConnect(false)
                .decider(UNDECIDED)
                .speech(SpeechSettings.DEFAULT.withPace(100_000))
                .start();
        game = join("Star Harbour");
        api = new ApiClient(server);
    }

    private FakeGame join(String name) throws IOException {
        FakeGame joined = FakeGame.connect(server.uri(), name);
        joined.startup();
        joined.register(OPEN, new ActionDefinition("wave", "Wave."));
        joined.ping();
        return joined;
    }

    @AfterEach
    void stop() {
        game.close();
        server.close();
    }

    // ---- seeing

    @Test
    void sessionsAndGames_areListedWithTheirActions() throws Exception {
        try (FakeGame second = join("Second")) {
            JsonObject shown =
                    api.get("/games").json().getAsJsonArray("games").get(0).getAsJsonObject();

            assertThat(shown.get("name").getAsString()).isEqualTo("Star Harbour");
            assertThat(shown.get("session").getAsInt()).isEqualTo(1);
            JsonObject action = shown.getAsJsonArray("actions").get(0).getAsJsonObject();
            assertThat(action.get("name").getAsString()).isEqualTo("open_door");
            assertThat(action.getAsJsonObject("schema").get("type").getAsString())
                    .isEqualTo("object");
            assertThat(api.get("/sessions").json().getAsJsonArray("sessions")).hasSize(2);
            assertThat(second.isOpen()).isTrue();
        }
    }

    @Test
    void session_showsForceOwedCallAndWhatWaits() throws Exception {
        game.force("Which door?", "open_door");
        game.ping();
        api.post("/sessions/1/actions/wave?timeout=0ms", "");

        JsonObject shown = api.get("/sessions/1").json();

        assertThat(shown.getAsJsonObject("force").get("step").getAsString()).isEqualTo("choosing");
        assertThat(shown.getAsJsonObject("force").get("query").getAsString()).isEqualTo("Which door?");
        assertThat(shown.get("owed").isJsonNull()).isTrue();
        assertThat(shown.getAsJsonObject("waiting").get("acts").getAsInt()).isEqualTo(1);
    }

    @Test
    void session_showsTheOwedCall() throws Exception {
        api.post("/sessions/1/actions/wave?timeout=0ms", "");
        NeuroMessage.Action call = game.await(NeuroMessage.Action.class);

        JsonObject owed = api.get("/sessions/1").json().getAsJsonObject("owed");

        assertThat(owed.get("id").getAsString()).isEqualTo(call.id());
        assertThat(owed.get("action").getAsString()).isEqualTo("wave");
    }

    @Test
    void head_isGetWithoutTheBody() throws Exception {
        Result head = ApiClient.finished(api.request("HEAD", "/games", BodyPublishers.noBody()));

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.response().body()).isEmpty();
    }

    // ---- acting

    @Test
    void action_isCarriedOutAndItsResultAwaited() throws Exception {
        CompletableFuture<Result> answer =
                api.posting("/games/Star%20Harbour/actions/open_door", "{ \"door\": \"left\" }");
        NeuroMessage.Action call = game.await(NeuroMessage.Action.class);
        game.succeed(call, "It creaks.");

        Result result = ApiClient.finished(answer);

        assertThat(call.data()).isEqualTo("{ \"door\": \"left\" }");
        assertThat(result.status()).isEqualTo(200);
        assertThat(result.text("outcome")).isEqualTo("succeeded");
        assertThat(result.text("id")).isEqualTo(call.id());
        assertThat(result.text("message")).isEqualTo("It creaks.");
    }

    @Test
    void action_thatTheGameRefuses_isNoErrorOfTheCaller() throws Exception {
        CompletableFuture<Result> answer = api.posting("/sessions/1/actions/wave", "");
        game.fail(game.await(NeuroMessage.Action.class), "Nobody is there.");

        assertThat(ApiClient.finished(answer).text("outcome")).isEqualTo("refused");
    }

    @Test
    void dataThatDoesNotFit_isRefusedWithPointers_andNothingIsSent() throws Exception {
        Result result = api.post("/games/Star%20Harbour/actions/open_door", "{\"door\":\"up\"}");

        assertThat(result.status()).isEqualTo(422);
        assertThat(result.text("code")).isEqualTo("invalid-data");
        JsonObject violation = result.json().getAsJsonArray("violations").get(0).getAsJsonObject();
        assertThat(violation.get("pointer").getAsString()).isEqualTo("/door");
        assertThat(violation.get("clause").getAsString()).startsWith("ACN-");
        assertThat(api.post("/games/Star%20Harbour/actions/open_door", "{\"door\":")
                        .status())
                .isEqualTo(422);
        assertThat(api.post("/games/Star%20Harbour/actions/open_door", "").status())
                .isEqualTo(422);
        game.await(NeuroMessage.StartupAck.class);
        game.assertSilence();
    }

    @Test
    void unchecked_letsAnythingOut() throws Exception {
        CompletableFuture<Result> answer =
                api.posting("/games/Star%20Harbour/actions/open_door?unchecked", "{\"door\":");
        NeuroMessage.Action call = game.await(NeuroMessage.Action.class);
        game.fail(call, "That is no JSON.");

        assertThat(call.data()).isEqualTo("{\"door\":");
        assertThat(ApiClient.finished(answer).text("outcome")).isEqualTo("refused");
    }

    @Test
    void gameThatNeverAnswers_holdsUpNeitherTheCallerNorAnotherGame() throws Exception {
        try (FakeGame second = join("Second")) {
            Result pending = api.post("/sessions/1/actions/wave?timeout=50ms", "");
            CompletableFuture<Result> other = api.posting("/games/Second/actions/wave", "");
            second.succeed(second.await(NeuroMessage.Action.class));

            assertThat(pending.status()).isEqualTo(202);
            assertThat(pending.text("outcome")).isEqualTo("pending");
            assertThat(ApiClient.finished(other).text("outcome")).isEqualTo("succeeded");
        }
    }

    @Test
    void actionsThatPileUp_areRefusedInTheEnd() throws Exception {
        int limit = SessionLimits.DEFAULT.waitingActs();
        for (int act = 0; act <= limit; act++) {
            assertThat(api.post("/sessions/1/actions/wave?timeout=0ms", "").status())
                    .isEqualTo(202);
        }

        Result result = api.post("/sessions/1/actions/wave", "");

        assertThat(result.status()).isEqualTo(409);
        assertThat(result.text("code")).isEqualTo("not-sent");
    }

    @Test
    void gameThatLeaves_endsTheWait() throws Exception {
        CompletableFuture<Result> answer = api.posting("/sessions/1/actions/wave?timeout=10m", "");
        game.await(NeuroMessage.Action.class);
        game.abort();

        assertThat(ApiClient.finished(answer).text("outcome")).isEqualTo("abandoned");
    }

    @Test
    void manyThatWait_areServedWithoutAThreadEach() throws Exception {
        CompletableFuture<?>[] waiting = new CompletableFuture<?>[300];
        try (FakeGame second = join("Second")) {
            for (int at = 0; at < waiting.length; at++) {
                waiting[at] = api.posting("/sessions/1/shutdown?timeout=10m", "");
            }
            CompletableFuture<Result> other = api.posting("/games/Second/actions/wave", "");
            second.succeed(second.await(NeuroMessage.Action.class));

            assertThat(ApiClient.finished(other).text("outcome")).isEqualTo("succeeded");
        }
        game.abort();
        CompletableFuture.allOf(waiting).get(20, TimeUnit.SECONDS);
    }

    @Test
    void wait_outlastsTheTimeThatConnectionsHaveForTheirHandshake() throws Exception {
        stop();
        start(NeuroServer.builder()
                .portLimits(PortLimits.DEFAULT.withTimes(Duration.ofMillis(50), PortLimits.DEFAULT.idleTime())));

        Result result = api.post("/sessions/1/actions/wave?timeout=300ms", "");

        assertThat(result.text("outcome")).isEqualTo("pending");
    }

    // ---- telling

    @Test
    void message_isSentAsItIs_alsoBeforeTheGameHasSpoken() throws Exception {
        try (FakeGame quiet = FakeGame.connect(server.uri(), "Quiet")) {
            quiet.ping();

            assertThat(api.post("/sessions/2/messages", "{ not json", "Content-Type", "text/plain")
                            .text("outcome"))
                    .isEqualTo("sent");
            assertThat(quiet.takeAny().text()).isEqualTo("{ not json");
        }
    }

    @Test
    void injectedCall_isNoMistakeOfTheGame() throws Exception {
        game.await(NeuroMessage.StartupAck.class);
        api.post("/sessions/1/messages", "{\"command\":\"action\",\"data\":{\"id\":\"mine\",\"name\":\"wave\"}}");
        NeuroMessage.Action call = game.await(NeuroMessage.Action.class);

        game.succeed(call);

        assertThat(call.id()).isEqualTo("mine");
        game.assertSilence();
    }

    @Test
    void reregister_isSent() throws Exception {
        assertThat(api.post("/games/Star%20Harbour/reregister", "").text("outcome"))
                .isEqualTo("sent");
        game.await(NeuroMessage.ReregisterAll.class);
    }

    @Test
    void speechFinished_isSentAsSaid() throws Exception {
        api.post("/sessions/1/speech_finished", "{\"cancelled\":true,\"reason\":\"tired\"}");

        assertThat(game.await(NeuroMessage.SpeechFinished.class))
                .isEqualTo(new NeuroMessage.SpeechFinished(true, true, "tired"));
    }

    @Test
    void speechFinished_withAReasonButNotCancelled_isRefused() throws Exception {
        Result result = api.post("/sessions/1/speech_finished", "{\"reason\":\"tired\"}");

        assertThat(result.status()).isEqualTo(400);
        assertThat(result.json()
                        .getAsJsonArray("faults")
                        .get(0)
                        .getAsJsonObject()
                        .get("pointer")
                        .getAsString())
                .isEqualTo("/reason");
    }

    @Test
    void speechFinished_inAnEditionWithoutIt_isRefused() throws Exception {
        stop();
        start(NeuroServer.builder().edition(Edition.byId("E1").orElseThrow()));

        Result result = api.post("/sessions/1/speech_finished", "{}");

        assertThat(result.status()).isEqualTo(409);
        assertThat(result.text("code")).isEqualTo("not-now");
    }

    @Test
    void say_isHeardByTheGamesAndAwaited() throws Exception {
        Result result = api.post("/speech", "{\"text\":\"Hello.\"}");

        assertThat(result.text("outcome")).isEqualTo("finished");
        assertThat(game.await(NeuroMessage.SpeechFinished.class).isFinal()).isTrue();
    }

    @Test
    void say_canBeCutOff() throws Exception {
        CompletableFuture<Result> saying =
                api.posting("/speech?timeout=10m", "{\"text\":\"" + "word ".repeat(1900) + "\"}");
        Result first = api.post("/speech?timeout=0ms", "{\"text\":\"" + "word ".repeat(1900) + "\"}");
        while (!saying.isDone()) {
            api.delete("/speech");
        }

        assertThat(first.status()).isIn(200, 202);
        assertThat(ApiClient.finished(saying).status()).isIn(200, 409);
    }

    @Test
    void say_thatIsTooLongOrBlank_isRefused() throws Exception {
        assertThat(api.post("/speech", "{\"text\":\"" + "x".repeat(10_001) + "\"}")
                        .text("code"))
                .isEqualTo("not-said");
        assertThat(api.post("/speech", "{\"text\":\" \"}").status()).isEqualTo(400);
        assertThat(api.post("/speech", "{\"txet\":\"Hello\"}").json().getAsJsonArray("faults"))
                .hasSize(2);
    }

    // ---- leaving

    @Test
    void shutdown_waitsUntilTheGameIsReady() throws Exception {
        CompletableFuture<Result> answer = api.posting("/games/Star%20Harbour/shutdown", "");
        assertThat(game.await(NeuroMessage.GracefulShutdown.class).wantsShutdown())
                .isTrue();
        game.shutdownReady();

        assertThat(ApiClient.finished(answer).text("outcome")).isEqualTo("ready");
    }

    @Test
    void shutdown_thatIsNotAnswered_timesOut() throws Exception {
        Result result = api.post("/sessions/1/shutdown?immediate=true&timeout=20ms", "");

        game.await(NeuroMessage.ImmediateShutdown.class);
        assertThat(result.text("outcome")).isEqualTo("timed_out");
    }

    @Test
    void shutdown_canBeWithdrawn() throws Exception {
        CompletableFuture<Result> answer = api.posting("/sessions/1/shutdown?timeout=10m", "");
        game.await(NeuroMessage.GracefulShutdown.class);

        assertThat(api.delete("/sessions/1/shutdown").text("outcome")).isEqualTo("sent");
        assertThat(ApiClient.finished(answer).text("outcome")).isEqualTo("cancelled");
        assertThat(game.await(NeuroMessage.GracefulShutdown.class).wantsShutdown())
                .isFalse();
        assertThat(api.delete("/sessions/1/shutdown").status()).isEqualTo(409);
    }

    // ---- addressing

    @Test
    void gamesOfOneName_areToldApartByTheirConnection() throws Exception {
        try (FakeGame twin = join("Star Harbour")) {
            Result ambiguous = api.post("/games/Star%20Harbour/reregister", "");
            Result clear = api.post("/games/Star%20Harbour/reregister?session=2", "");

            assertThat(ambiguous.status()).isEqualTo(409);
            assertThat(ambiguous.text("detail")).contains("?session=", "1, 2");
            assertThat(clear.status()).isEqualTo(200);
            twin.await(NeuroMessage.ReregisterAll.class);
        }
    }

    @Test
    void severalGamesOnOneConnection_areToldApartByTheirName() throws Exception {
        game.sendRaw("{\"command\":\"startup\",\"game\":\"Second/Level\"}");
        game.ping();

        assertThat(api.post("/sessions/1/actions/wave", "").text("code")).isEqualTo("ambiguous");
        assertThat(api.post("/sessions/1/actions/wave?game=Second/Level", "").text("code"))
                .isEqualTo("unknown-action");
        assertThat(api.get("/games/Second%2FLevel").text("name")).isEqualTo("Second/Level");
    }

    @Test
    void whatIsNotThere_isSaid() throws Exception {
        assertThat(api.get("/sessions/9").text("code")).isEqualTo("unknown-session");
        assertThat(api.get("/sessions/one").text("code")).isEqualTo("unknown-session");
        assertThat(api.get("/games/Nowhere").text("code")).isEqualTo("unknown-game");
        Result action = api.post("/sessions/1/actions/fly", "");
        assertThat(action.status()).isEqualTo(404);
        assertThat(action.text("detail")).contains("open_door, wave");
    }
}
