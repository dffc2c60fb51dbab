package dev.neurosdk.server.http.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.http.control.ApiClient.Result;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Forces answered by hand, the decider paused, and who may do that, over real sockets. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ByHandTest {

    private static final ActionDefinition OPEN = new ActionDefinition("open_door", "Open one of the doors.", """
            {"type":"object","properties":{"door":{"type":"string","enum":["left","right"]}},"required":["door"]}""");

    private NeuroServer server = start(NeuroServer.builder());
    private FakeGame game = join("");
    private ApiClient api = new ApiClient(server);

    private static NeuroServer start(NeuroServer.Builder builder) {
        try {
            return builder.port(0)
                    .reregisterOnConnect(false)
                    .decider(request -> new CompletableFuture<>())
                    .start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private FakeGame join(String query) {
        try {
            FakeGame joined = FakeGame.connect(URI.create(server.uri() + "/" + query), "Star Harbour");
            joined.startup();
            joined.register(OPEN, new ActionDefinition("wave", "Wave."));
            joined.ping();
            return joined;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void stop() {
        game.close();
        server.close();
    }

    private JsonObject force() throws Exception {
        return api.get("/sessions/1").json().getAsJsonObject("force");
    }

    @Test
    void force_isAnsweredByHand() throws Exception {
        game.force("Which door?", "open_door");
        game.ping();
        long number = force().get("number").getAsLong();

        CompletableFuture<Result> answer =
                api.posting("/sessions/1/forces/" + number + "/actions/open_door", "{ \"door\": \"left\" }");
        NeuroMessage.Action call = game.await(NeuroMessage.Action.class);
        game.succeed(call, "It creaks.");

        assertThat(call.data()).isEqualTo("{ \"door\": \"left\" }");
        Result result = ApiClient.finished(answer);
        assertThat(result.text("outcome")).isEqualTo("succeeded");
        assertThat(result.text("message")).isEqualTo("It creaks.");
    }

    @Test
    void answer_thatDoesNotFit_isRefusedWithPointers_andTheForceStaysOpen() throws Exception {
        game.force("Which door?", "open_door");
        game.ping();

        Result unfit = api.post("/games/Star%20Harbour/forces/1/actions/open_door", "{\"door\":\"up\"}");
        Result notOffered = api.post("/sessions/1/forces/1/actions/wave", "");

        assertThat(unfit.status()).isEqualTo(422);
        JsonObject violation = unfit.json().getAsJsonArray("violations").get(0).getAsJsonObject();
        assertThat(violation.get("pointer").getAsString()).isEqualTo("/door");
        assertThat(notOffered.status()).isEqualTo(404);
        assertThat(notOffered.text("detail")).contains("open_door");
        assertThat(force().get("step").getAsString()).isEqualTo("choosing");
        assertThat(force().get("attempt").getAsInt()).isEqualTo(1);
    }

    @Test
    void answer_withATimeoutThatIsNone_sendsNothing() throws Exception {
        game.force("Wave?", "wave");
        game.ping();

        Result result = api.post("/sessions/1/forces/1/actions/wave?timeout=soon", "");

        assertThat(result.text("code")).isEqualTo("invalid-query");
        assertThat(force().get("step").getAsString()).isEqualTo("choosing");
    }

    @Test
    void lateAnswer_meetsNoOtherForce() throws Exception {
        Result none = api.post("/sessions/1/forces/1/actions/wave", "");
        game.force("First?", "wave");
        game.force("Second?", "wave");
        game.ping();
        Result late = api.post("/sessions/1/forces/1/actions/wave", "");
        CompletableFuture<Result> answer = api.posting("/sessions/1/forces/2/actions/wave", "");
        NeuroMessage.Action call = game.await(NeuroMessage.Action.class);
        Result twice = api.post("/sessions/1/forces/2/actions/wave", "");
        game.succeed(call);

        for (Result refused : List.of(none, late)) {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text("code")).isEqualTo("force-not-open");
        }
        assertThat(late.text("detail")).contains("number 2");
        assertThat(twice.status()).isEqualTo(409);
        assertThat(ApiClient.finished(answer).text("outcome")).isEqualTo("succeeded");
        assertThat(api.post("/sessions/1/forces/two/actions/wave", "").text("code"))
                .isEqualTo("unknown-force");
    }

    @Test
    void force_isDeclined() throws Exception {
        game.force("Wave?", "wave");
        game.ping();

        Result declined = api.delete("/sessions/1/forces/1");
        Result again = api.delete("/sessions/1/forces/1");

        assertThat(declined.text("outcome")).isEqualTo("declined");
        assertThat(again.text("code")).isEqualTo("force-not-open");
        assertThat(api.get("/sessions/1").json().get("force").isJsonNull()).isTrue();
    }

    @Test
    void pause_ofOneConnection_isShownAndEnds() throws Exception {
        assertThat(api.post("/games/Star%20Harbour/pause", "").text("outcome")).isEqualTo("paused");
        game.force("Wave?", "wave");
        game.ping();

        JsonObject shown = api.get("/sessions/1").json();
        assertThat(shown.getAsJsonObject("paused").get("here").getAsBoolean()).isTrue();
        assertThat(shown.getAsJsonObject("force").get("step").getAsString()).isEqualTo("held");

        assertThat(api.delete("/sessions/1/pause").text("outcome")).isEqualTo("resumed");
        assertThat(force().get("step").getAsString()).isEqualTo("choosing");
    }

    @Test
    void pause_ofAll_reachesThoseThatComeLater() throws Exception {
        assertThat(api.post("/pause", "").text("outcome")).isEqualTo("paused");
        try (FakeGame second = join("")) {
            second.force("Wave?", "wave");
            second.ping();

            JsonObject shown = api.get("/sessions/2").json();
            assertThat(shown.getAsJsonObject("paused").get("everywhere").getAsBoolean())
                    .isTrue();
            assertThat(shown.getAsJsonObject("force").get("step").getAsString()).isEqualTo("held");
            assertThat(api.get("/sessions").json().get("paused").getAsBoolean()).isTrue();
            assertThat(server.isDeciderPaused()).isTrue();

            assertThat(api.delete("/pause").text("outcome")).isEqualTo("resumed");
            assertThat(api.get("/sessions/2")
                            .json()
                            .getAsJsonObject("force")
                            .get("step")
                            .getAsString())
                    .isEqualTo("choosing");
        }
    }

    @Test
    void status_tellsWhoPlays() throws Exception {
        JsonObject status = api.get("/status").json();

        assertThat(status.getAsJsonObject("character").get("displayName").getAsString())
                .isEqualTo("Neuro-sama");
        assertThat(status.get("connections").getAsInt()).isEqualTo(1);
        assertThat(status.get("paused").getAsBoolean()).isFalse();
        assertThat(status.get("mayAct").getAsBoolean()).isTrue();
    }

    @Test
    void findings_areListed() throws Exception {
        game.sendRaw(
                "{\"command\":\"action/result\",\"game\":\"Star Harbour\",\"data\":{\"id\":\"7\",\"success\":true}}");
        game.ping();

        JsonObject finding =
                api.get("/findings").json().getAsJsonArray("findings").get(0).getAsJsonObject();

        assertThat(finding.get("clause").getAsString()).isEqualTo("RES-1");
        assertThat(finding.get("game").getAsString()).isEqualTo("Star Harbour");
        assertThat(finding.get("level").getAsString()).isEqualTo("must");
        assertThat(finding.get("remedy").getAsString()).isNotBlank();
    }

    @Test
    void operatorToken_isNeededToAct_andAnyTokenToLook() throws Exception {
        stop();
        server = start(NeuroServer.builder().tokens(List.of("rose")).operatorTokens(List.of("thorn")));
        game = join("?token=rose");
        api = new ApiClient(server, "thorn");
        String[] player = {"Authorization", "Bearer rose"};
        String[] operator = {"Authorization", "Bearer thorn"};

        Result look = api.get("/status", player);
        Result refused = api.post("/sessions/1/pause", "", player);
        Result allowed = api.post("/sessions/1/pause", "", operator);

        assertThat(look.json().get("mayAct").getAsBoolean()).isFalse();
        assertThat(api.get("/status", operator).json().get("mayAct").getAsBoolean())
                .isTrue();
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("code")).isEqualTo("read-only");
        assertThat(allowed.status()).isEqualTo(200);
        assertThat(api.get("/status").status()).isEqualTo(401);
    }

    @Test
    void operatorToken_onLoopbackWithoutOthers_leavesLookingToEverybody() throws Exception {
        stop();
        server = start(NeuroServer.builder().operatorTokens(List.of("thorn")));
        game = join("");
        api = new ApiClient(server);

        assertThat(api.get("/sessions").status()).isEqualTo(200);
        assertThat(api.delete("/pause").text("code")).isEqualTo("read-only");
    }
}
