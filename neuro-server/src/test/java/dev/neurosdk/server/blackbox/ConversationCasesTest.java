package dev.neurosdk.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.server.decider.ActionOutcome;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.SessionRef;
import dev.neurosdk.server.session.Strictness;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Black-box cases 13 to 18 and 20: how things are said on the wire, by one game and by two. */
class ConversationCasesTest {

    private static final ActionDefinition WAVE = new ActionDefinition("wave", "Wave.");
    private static final ActionDefinition BOW = new ActionDefinition("bow", "Bow.");

    @Test
    void case13_unknownCommand_isReportedAndIgnored() throws IOException {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.game();
            game.sendRaw("{\"command\":\"dance\",\"game\":\"Star Harbour\"}");
            game.sendRaw("{\"command\":\"my-tool/dance\",\"game\":\"Star Harbour\",\"data\":{\"steps\":3}}");

            game.assertSilence();
            assertThat(stage.events.all(SessionEvent.InputIgnored.class))
                    .extracting(SessionEvent.InputIgnored::command)
                    .containsExactly("dance", "my-tool/dance");
        }
    }

    @Test
    void case13_unknownCommand_isAnsweredInStrictMode() throws IOException {
        try (Stage stage = Stage.open(builder -> builder.strictness(Strictness.STRICT))) {
            FakeGame game = stage.game();
            game.sendRaw("{\"command\":\"dance\",\"game\":\"Star Harbour\"}");

            assertThat(game.takeAny().text())
                    .startsWith("{\"command\":\"neuro-java/error\",\"data\":{\"code\":\"ENV-6/unknown-command\"")
                    .contains("\"pointer\":\"/command\"", "dance");
            game.assertNoAction();
        }
    }

    @Test
    void case14_whatHappens_isToldWithTheGamesNameAndAddress() throws IOException {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.connect("Star Harbour");
            SessionRef nameless =
                    stage.events.await(SessionEvent.Connected.class).session();
            game.startup();
            SessionRef named =
                    stage.events.await(SessionEvent.GameStarted.class).session();

            assertThat(nameless.game()).isNull();
            assertThat(named.game()).isEqualTo("Star Harbour");
            assertThat(named.number()).isEqualTo(nameless.number());
            assertThat(named.remote()).matches("127\\.0\\.0\\.1:[0-9]+").isEqualTo(nameless.remote());
        }
    }

    @Test
    void case16_fragmentsAndWhiteSpace_makeNoDifference() throws IOException {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.connect("Star Harbour");
            game.sendFragments("{\"command\":\"start", "up\",\"game\":", "\"Star Harbour\"}");
            game.await(NeuroMessage.StartupAck.class);
            game.sendRaw("\n{\t\"game\" : \"Star Harbour\" ,\r\n \"command\" : \"startup\" }  ");

            game.await(NeuroMessage.StartupAck.class);
            game.ping();
            assertThat(stage.broken()).isEmpty();
        }
    }

    @Test
    void case16_repeatedName_countsLastAndIsReported() throws IOException {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.game();
            game.sendRaw("{\"command\":\"context\",\"game\":\"Star Harbour\","
                    + "\"data\":{\"message\":\"first\",\"message\":\"last\",\"silent\":true}}");
            game.ping();

            assertThat(stage.brain.told.all()).containsExactly("context last");
            assertThat(stage.broken()).containsExactly(Rule.JSON_UNIQUE_NAMES);
        }
    }

    @Test
    void case16_binaryMessage_isReportedAndIgnored() throws IOException {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.game();
            game.sendBinary("{\"command\":\"startup\",\"game\":\"Star Harbour\"}".getBytes(StandardCharsets.UTF_8));

            game.assertSilence();
            assertThat(stage.broken()).containsExactly(Rule.TEXT_FRAME);
        }
    }

    @Test
    void case16_binaryMessage_endsItsConnectionInStrictMode() throws IOException {
        try (Stage stage = Stage.open(builder -> builder.strictness(Strictness.STRICT))) {
            FakeGame game = stage.game();
            game.sendBinary(new byte[] {1, 2, 3});

            assertThat(game.awaitClose().code()).isEqualTo(1003);
        }
    }

    @Test
    void case17_twoActs_areCalledOneAfterTheOtherAndEachGetsItsOwnResult() throws Exception {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.game();
            game.register(WAVE, BOW);
            game.ping();
            Game handle = stage.brain.game(game.game());
            CompletableFuture<ActionOutcome> wave =
                    handle.act(new Decision("wave", null)).toCompletableFuture();
            CompletableFuture<ActionOutcome> bow =
                    handle.act(new Decision("bow", null)).toCompletableFuture();

            NeuroMessage.Action first = game.await(NeuroMessage.Action.class);
            game.assertSilence();
            game.succeed(first, "Waved.");
            NeuroMessage.Action second = game.await(NeuroMessage.Action.class);
            game.fail(second, "Too stiff.");

            assertThat(wave.get(10, TimeUnit.SECONDS))
                    .isEqualTo(new ActionOutcome.Answered(first.id(), true, "Waved."));
            assertThat(bow.get(10, TimeUnit.SECONDS))
                    .isEqualTo(new ActionOutcome.Answered(second.id(), false, "Too stiff."));
        }
    }

    @Test
    void case17_callsOfAnOperator_mayBeAnsweredInReverseOrder() throws IOException {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.game();
            game.register(WAVE);
            game.ping();
            Game handle = stage.brain.game(game.game());
            handle.sendRaw("{\"command\":\"action\",\"data\":{\"id\":\"by-hand-1\",\"name\":\"wave\"}}");
            handle.sendRaw("{\"command\":\"action\",\"data\":{\"id\":\"by-hand-2\",\"name\":\"wave\"}}");

            NeuroMessage.Action first = game.await(NeuroMessage.Action.class);
            NeuroMessage.Action second = game.await(NeuroMessage.Action.class);
            game.succeed(second);
            game.succeed(first);

            game.assertNoAction();
            assertThat(List.of(first.id(), second.id())).containsExactly("by-hand-1", "by-hand-2");
            assertThat(stage.broken()).isEmpty();
        }
    }

    @Test
    void case18_twoGamesAtOnce_eachGetItsOwnCalls() throws IOException {
        try (Stage stage = Stage.open()) {
            FakeGame star = stage.game("Star Harbour");
            FakeGame moon = stage.game("Moon Harbour");
            star.register(WAVE);
            moon.register(BOW);
            for (int turn = 0; turn < 20; turn++) {
                star.force("Choose.", "wave");
                moon.force("Choose.", "bow");
                NeuroMessage.Action bow = moon.await(NeuroMessage.Action.class);
                NeuroMessage.Action wave = star.await(NeuroMessage.Action.class);
                assertThat(wave.name()).isEqualTo("wave");
                assertThat(bow.name()).isEqualTo("bow");
                star.succeed(wave);
                moon.succeed(bow);
            }

            star.assertNoAction();
            moon.assertNoAction();
            assertThat(stage.broken()).isEmpty();
        }
    }

    @Test
    void case18_resultForTheOtherGamesCall_countsForNobody() throws IOException {
        try (Stage stage = Stage.open()) {
            FakeGame star = stage.game("Star Harbour");
            FakeGame moon = stage.game("Moon Harbour");
            star.register(WAVE);
            star.force("Choose.", "wave");
            NeuroMessage.Action call = star.await(NeuroMessage.Action.class);

            moon.succeed(call);
            moon.ping();
            assertThat(stage.events.await(SessionEvent.ResultDiscarded.class).kind())
                    .isEqualTo(SessionEvent.StrayResult.FOREIGN);
            assertThat(stage.brain.outcomes.all()).isEmpty();
            star.succeed(call);
            star.assertNoAction();
        }
    }

    @Test
    void case20_plainHttp_isAnsweredAsSuch() throws Exception {
        try (Stage stage = Stage.open()) {
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + stage.server.port() + "/game"))
                    .build();

            assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void case20_handshakeOfAnotherVersion_isRefusedWith426() throws IOException {
        try (Stage stage = Stage.open();
                RawGame game = RawGame.dial(stage.server.port())) {
            assertThat(game.shakeHands(8)).startsWith("HTTP/1.1 426");
        }
    }

    @Test
    void case20_garbage_isRefusedAndCut() throws IOException {
        try (Stage stage = Stage.open();
                RawGame game = RawGame.dial(stage.server.port())) {
            game.write("HELLO NEURO\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(game.line()).matches("HTTP/1\\.1 (4[0-9]{2}|505) .+");
            assertThat(stage.game().isOpen()).isTrue();
        }
    }
}
