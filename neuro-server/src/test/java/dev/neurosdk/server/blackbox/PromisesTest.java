package dev.neurosdk.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.action.ActionRegistry;
import dev.neurosdk.server.decider.ActionOutcome;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.DecisionRequest;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.ShutdownOutcome;
import dev.neurosdk.server.force.Fallback;
import dev.neurosdk.server.force.ForceOutcome;
import dev.neurosdk.server.force.ForceRules;
import dev.neurosdk.server.session.SessionLimits;
import dev.neurosdk.server.session.SessionView;
import dev.neurosdk.server.session.Strictness;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the page of the Python original promises, kept; {@code docs/promises.md} names the test of each promise. */
class PromisesTest {

    private static final ActionDefinition WAVE = new ActionDefinition("wave", "Wave.");
    private static final ActionDefinition BOW = new ActionDefinition("bow", "Bow.");
    private static final ActionDefinition COUNT = new ActionDefinition("count", "Count.", """
            {"type":"object","properties":{"n":{"type":"integer"}},"required":["n"]}""");

    private static <T> T done(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static NeuroServer.Builder strictly(NeuroServer.Builder builder) {
        return builder.strictness(Strictness.STRICT);
    }

    @Nested
    class Connections {

        @Test
        void multipleClients_areServedAtTheSameTime() throws IOException {
            try (Stage stage = Stage.open()) {
                List<FakeGame> games = new ArrayList<>();
                for (int number = 1; number <= 10; number++) {
                    FakeGame game = stage.game("Game " + number);
                    game.register(new ActionDefinition("action_" + number, "Act."));
                    games.add(game);
                }
                for (int number = 1; number <= 10; number++) {
                    games.get(number - 1).force("Choose.", "action_" + number);
                }
                for (int number = 10; number >= 1; number--) {
                    NeuroMessage.Action call = games.get(number - 1).await(NeuroMessage.Action.class);
                    assertThat(call.name()).isEqualTo("action_" + number);
                    games.get(number - 1).succeed(call);
                }
                assertThat(stage.server.sessions()).hasSize(11);
            }
        }

        @Test
        void tasksOfAConnection_endWithIt() throws Exception {
            try (Stage stage = Stage.open()) {
                FakeGame game = stage.game();
                CompletableFuture<Decision> thought = stage.brain.hesitate();
                game.register(WAVE);
                game.force("Choose.", "wave");
                stage.brain.questions.await(question -> true);
                CompletionStage<ActionOutcome> act =
                        stage.brain.game(game.game()).act(new Decision("wave", null));
                game.abort();

                assertThat(done(act)).isEqualTo(new ActionOutcome.Abandoned());
                stage.brain.left.await(gone -> true);
                assertThat(thought).isCancelled();
            }
        }

        @Test
        void clientInTheRegistry_hasAStableIdAndIsRemovedWhenItLeaves() throws IOException {
            try (Stage stage = Stage.open()) {
                FakeGame game = stage.game();
                SessionView view = stage.server.sessions().get(1);
                game.register(WAVE);
                game.ping();

                assertThat(stage.server.sessions().get(1).session()).isEqualTo(view.session());
                assertThat(view.games()).containsExactly("Star Harbour");
                game.close();
                stage.brain.left.await(gone -> true);
                assertThat(stage.server.sessions()).hasSize(1).doesNotContain(view);
            }
        }

        @Test
        void startup_clearsPreviousActionsAndCancelsWhatIsPending() throws IOException {
            try (Stage stage = Stage.open()) {
                FakeGame game = stage.game();
                game.register(WAVE);
                game.force("Choose.", "wave");
                NeuroMessage.Action call = game.await(NeuroMessage.Action.class);
                game.startup();
                game.await(NeuroMessage.StartupAck.class);
                game.succeed(call);
                game.ping();

                assertThat(stage.offered(game.game())).isEmpty();
                game.assertNoAction();
                assertThat(stage.brain.outcomes.all()).containsExactly(ForceOutcome.RESTARTED);
                assertThat(stage.events
                                .await(SessionEvent.ResultDiscarded.class)
                                .kind())
                        .isEqualTo(SessionEvent.StrayResult.LATE);
            }
        }

        @Test
        void disconnection_cleansUpAndTheServerServesOn() throws IOException {
            try (Stage stage = Stage.open()) {
                for (int round = 1; round <= 5; round++) {
                    FakeGame game = stage.game();
                    game.register(WAVE);
                    game.force("Choose.", "wave");
                    game.reset();
                }
                stage.brain.left.await(5, gone -> true);

                assertThat(stage.server.sessions()).hasSize(1);
                stage.game().assertNoAction();
            }
        }

        @Test
        void clientsOfOneAddress_areToldApartAndAFailedConnectionHarmsNone() throws IOException {
            try (Stage stage = Stage.open();
                    RawGame failed = RawGame.dial(stage.server.port())) {
                FakeGame one = stage.game("Same Game");
                FakeGame two = stage.game("Same Game");
                failed.write("NOT A HANDSHAKE\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                one.register(WAVE);
                two.register(BOW);
                one.ping();
                two.ping();

                assertThat(stage.server.sessions().subList(1, 3))
                        .extracting(view -> view.registry().names().toString())
                        .containsExactly("[wave]", "[bow]");
            }
        }

        @Test
        void titleThatChanges_isReportedAndServedUnderItsOwnName() throws IOException {
            try (Stage stage = Stage.open()) {
                FakeGame game = stage.game();
                game.send(new GameMessage.Context("Moon Harbour", "m", true));
                game.ping();

                assertThat(stage.broken()).containsExactly(Rule.GAME_NAME_STABLE);
                assertThat(stage.server.sessions().get(1).games()).containsExactly("Star Harbour", "Moon Harbour");
            }
        }
    }

    @Nested
    class Actions {

        @Test
        void actionRegistry_changesWithEventsAndItsSnapshotsDoNot() throws IOException {
            try (Stage stage = Stage.open()) {
                FakeGame game = stage.game();
                game.register(WAVE, BOW);
                game.ping();
                ActionRegistry before = stage.server.sessions().get(1).registry();
                game.unregister("wave");
                game.ping();

                assertThat(before.names()).containsExactly("wave", "bow");
                assertThatThrownBy(() -> before.names().clear()).isInstanceOf(UnsupportedOperationException.class);
                assertThat(stage.offered(game.game())).containsExactly("bow");
                assertThat(stage.events.all(SessionEvent.ActionsChanged.class))
                        .extracting(SessionEvent.ActionsChanged::added, SessionEvent.ActionsChanged::removed)
                        .containsExactly(tuple(List.of("wave", "bow"), List.of()), tuple(List.of(), List.of("wave")));
            }
        }

        @Test
        void choices_keepTheOrderOfTheirNames() throws IOException {
            try (Stage stage = Stage.open()) {
                FakeGame game = stage.game();
                game.register(WAVE, BOW, COUNT);
                game.force("Choose.", "bow", "count", "wave");

                assertThat(game.await(NeuroMessage.Action.class).name()).isEqualTo("bow");
            }
        }

        @Test
        void failedForce_isRetriedWithTheReasonsAndNotForEver() throws IOException {
            ForceRules quick = ForceRules.DEFAULT.withRetries(2, Duration.ofMillis(1));
            try (Stage stage = Stage.open(builder -> builder.forces(quick))) {
                FakeGame game = stage.game();
                game.register(WAVE);
                game.force("Choose.", "wave");
                for (int attempt = 1; attempt <= 3; attempt++) {
                    game.fail(game.await(NeuroMessage.Action.class), "Reason " + attempt + ".");
                }

                game.assertNoAction();
                assertThat(stage.brain.questions.all())
                        .extracting(DecisionRequest::attempt)
                        .containsExactly(1, 2, 3);
                assertThat(stage.brain.questions.all().get(2).earlierFailures())
                        .containsExactly("Reason 1.", "Reason 2.");
            }
        }

        @Test
        void duplicateRegistration_isIgnoredWhereTheEditionSaysSo() throws IOException {
            try (Stage stage = Stage.open(builder -> builder.edition(Edition.E6))) {
                FakeGame game = stage.game();
                game.register(WAVE);
                game.register(new ActionDefinition("wave", "Wave wildly."));
                game.ping();

                assertThat(stage.brain.game(game.game()).actions())
                        .singleElement()
                        .satisfies(offer -> assertThat(offer.description()).isEqualTo("Wave."));
            }
        }

        @Test
        void invalidActionName_isReportedWithItsPlace() throws IOException {
            try (Stage stage = Stage.open(PromisesTest::strictly)) {
                FakeGame game = stage.game();
                game.register(WAVE, new ActionDefinition("Not A Name!", "Odd."));

                assertThat(game.takeAny().text())
                        .contains("\"neuro-java/error\"", "\"ACD-1/form\"", "\"/data/actions/1/name\"");
            }
        }

        @Test
        void schemaViolation_ofADecision_neverReachesTheGame() throws IOException {
            ForceRules quick = ForceRules.DEFAULT.withRetries(1, Duration.ofMillis(1));
            try (Stage stage = Stage.open(builder -> builder.forces(quick))) {
                FakeGame game = stage.game();
                stage.brain.answerWith(request -> CompletableFuture.completedFuture(
                        new Decision("count", request.attempt() == 1 ? "{\"n\":\"one\"}" : "{\"n\":1}")));
                game.register(COUNT);
                game.force("Choose.", "count");

                assertThat(game.await(NeuroMessage.Action.class).data()).isEqualTo("{\"n\":1}");
                assertThat(stage.brain.questions.all().get(1).earlierFailures())
                        .singleElement()
                        .satisfies(failure -> assertThat(failure).contains("/n", "integer"));
            }
        }

        @Test
        void schemaViolation_ofAnActOfItsOwn_isToldToWhoeverActs() throws Exception {
            try (Stage stage = Stage.open()) {
                FakeGame game = stage.game();
                game.register(COUNT);
                game.ping();
                Game handle = stage.brain.game(game.game());

                assertThat(done(handle.act(new Decision("count", "{}"))))
                        .isInstanceOfSatisfying(
                                ActionOutcome.NotSent.class,
                                refused -> assertThat(refused.words()).contains("n"));
                game.assertSilence();
            }
        }

        @Test
        void schemaThatIsNoSchema_isRefusedAndReported() throws IOException {
            try (Stage stage = Stage.open()) {
                FakeGame game = stage.game();
                game.register(new ActionDefinition("odd", "Odd.", "{\"type\":\"object\",\"required\":5}"), WAVE);
                game.ping();

                assertThat(stage.broken()).containsExactly(Rule.SCHEMA_VALID);
                assertThat(stage.offered(game.game())).containsExactly("wave");
            }
        }

        @Test
        void missingAction_isLeftOutAndAForceOfNothingElseIsIgnored() throws IOException {
            try (Stage stage = Stage.open()) {
                FakeGame game = stage.game();
                game.register(WAVE);
                game.force("Choose.", "gone");
                game.force("Choose.", "gone", "wave");

                game.succeed(game.await(NeuroMessage.Action.class));
                game.assertNoAction();
                assertThat(stage.brain.questions.all()).hasSize(1);
                assertThat(stage.events.all(SessionEvent.ForceIgnored.class)).hasSize(1);
            }
        }
    }

    @Nested
    class Messages {

        @Test
        void allSevenCommands_areProcessed() throws Exception {
            try (Stage stage = Stage.open()) {
                FakeGame game = stage.game();
                game.context("A storm begins.", true);
                game.register(WAVE, BOW);
                game.unregister("bow");
                game.force("Choose.", "wave");
                game.succeed(game.await(NeuroMessage.Action.class));
                CompletionStage<ShutdownOutcome> shutdown =
                        stage.brain.game(game.game()).shutDown(Duration.ofSeconds(30));
                game.await(NeuroMessage.GracefulShutdown.class);
                game.shutdownReady();

                assertThat(done(shutdown)).isEqualTo(ShutdownOutcome.READY);
                assertThat(stage.events.all(SessionEvent.MessageReceived.class))
                        .extracting(received -> received.message().command())
                        .containsExactly(
                                "startup",
                                "context",
                                "actions/register",
                                "actions/unregister",
                                "actions/force",
                                "action/result",
                                "shutdown/ready");
            }
        }

        @Test
        void protocolError_isReportedAndEndsItsConnectionOnly() throws IOException {
            try (Stage stage = Stage.open(PromisesTest::strictly)) {
                FakeGame game = stage.game();
                game.sendRaw("This is no JSON.");

                assertThat(game.awaitClose()).satisfies(end -> {
                    assertThat(end.code()).isEqualTo(1007);
                    assertThat(end.reason()).isNotEmpty();
                });
                assertThat(stage.events.await(SessionEvent.Closing.class).code())
                        .isEqualTo(1007);
                stage.game().assertNoAction();
            }
        }

        @Test
        void invalidCommand_isAnsweredWithAnErrorAndTheGamePlaysOn() throws IOException {
            try (Stage stage = Stage.open(PromisesTest::strictly)) {
                FakeGame game = stage.game();
                game.sendRaw("{\"command\":\"context\",\"game\":\"Star Harbour\",\"data\":{\"message\":5}}");

                assertThat(List.of(game.takeAny().text(), game.takeAny().text()))
                        .allSatisfy(error -> assertThat(error)
                                .contains("\"neuro-java/error\"", "\"code\":\"CTX-1/shape\"", "\"message\":"))
                        .extracting(error -> error.replaceAll(".*\"pointer\":\"([^\"]*)\".*", "$1"))
                        .containsExactly("/data/message", "/data/silent");
                game.assertNoAction();
            }
        }
    }

    @Nested
    class Failures {

        @Test
        void startupFailure_namesItsCause() throws IOException {
            try (Stage stage = Stage.open()) {
                assertThatThrownBy(() ->
                                NeuroServer.builder().port(stage.server.port()).start())
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining(Integer.toString(stage.server.port()))
                        .hasMessageContaining("in use");
            }
        }

        @Test
        void resources_haveLimitsEachWithAnOutcome() throws IOException {
            SessionLimits tight = SessionLimits.DEFAULT.withActions(2).withWaiting(0, 1, 1);
            try (Stage stage = Stage.open(builder -> builder.limits(tight))) {
                FakeGame game = stage.game();
                game.register(WAVE, BOW, COUNT);
                game.force("Choose.", "wave");
                NeuroMessage.Action call = game.await(NeuroMessage.Action.class);
                game.context("one", true);
                game.context("two", true);
                game.ping();

                assertThat(stage.offered(game.game())).containsExactly("wave", "bow");
                assertThat(stage.broken()).containsExactly(Rule.REGISTER_LIMIT);
                assertThat(stage.events.await(SessionEvent.LimitReached.class).limit())
                        .isEqualTo("heldContexts");
                assertThat(stage.brain.told.all()).containsExactly("context one");
                game.succeed(call);
            }
        }

        @Test
        void brainThatFails_isReplacedByTheFallback() throws IOException {
            ForceRules saved = ForceRules.DEFAULT
                    .withRetries(1, Duration.ofMillis(1))
                    .withDecisionLimit(Duration.ofMillis(50))
                    .withFallback(Fallback.FIRST_ACTION);
            try (Stage stage = Stage.open(builder -> builder.forces(saved))) {
                FakeGame game = stage.game();
                stage.brain.answerWith(request -> {
                    if (request.attempt() == 1) {
                        throw new IllegalStateException("no idea");
                    }
                    return new CompletableFuture<>();
                });
                game.register(WAVE, BOW);
                game.force("Choose.", "bow", "wave");

                NeuroMessage.Action call = game.await(NeuroMessage.Action.class);
                game.succeed(call);
                game.assertNoAction();
                assertThat(call.name()).isEqualTo("bow");
                assertThat(stage.brain.outcomes.all()).containsExactly(ForceOutcome.SUCCEEDED);
            }
        }

        @Test
        void slowClient_blocksNobody() throws IOException {
            try (Stage stage = Stage.open()) {
                FakeGame slow = stage.game("Slow Game");
                slow.stopReading();
                for (int batch = 1; batch <= 20; batch++) {
                    slow.startup();
                    FakeGame quick = stage.game("Quick Game " + batch);
                    quick.assertNoAction();
                    quick.close();
                }
            }
        }

        @Test
        void memory_scalesWithTheClientsThatAreThere() throws IOException {
            try (Stage stage = Stage.open()) {
                for (int round = 1; round <= 50; round++) {
                    FakeGame game = stage.game("Game " + round);
                    game.register(WAVE);
                    game.close();
                }
                stage.brain.left.await(50, gone -> true);

                assertThat(stage.server.sessions()).hasSize(1);
                assertThat(stage.server.games()).extracting(Game::name).containsExactly(InnocentGame.NAME);
            }
        }

        @Test
        void lookUp_amongThousandActions_findsEachOne() throws IOException {
            try (Stage stage = Stage.open()) {
                FakeGame game = stage.game();
                game.autoSucceed();
                game.register(IntStream.range(0, 1000)
                        .mapToObj(number -> new ActionDefinition("action_" + number, "Act."))
                        .toArray(ActionDefinition[]::new));
                for (int number = 0; number < 1000; number += 50) {
                    String name = "action_" + number;
                    stage.brain.choose(name);
                    game.force("Choose.", name);
                    stage.events.await(
                            SessionEvent.CallMade.class, call -> call.action().equals(name));
                }
            }
        }
    }
}
