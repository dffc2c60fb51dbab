package dev.neurosdk.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.server.decider.ActionOffer;
import dev.neurosdk.server.decider.ActionOutcome;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.DecisionRequest;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.SessionEvent.StrayResult;
import dev.neurosdk.server.force.ForceOutcome;
import dev.neurosdk.server.force.ForceRules;
import dev.neurosdk.server.force.SecondForce;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Black-box cases 36 to 46: games that leave, brains that fail, and messages that cross. */
class RobustnessCasesTest {

    private static final ActionDefinition WAVE = new ActionDefinition("wave", "Wave.");
    private static final ActionDefinition BOW = new ActionDefinition("bow", "Bow.");
    private static final ActionDefinition COUNT = new ActionDefinition("count", "Count.", """
            {"type":"object","properties":{"n":{"type":"integer"}},"required":["n"]}""");
    private static final ForceRules QUICK =
            ForceRules.DEFAULT.withRetries(2, Duration.ofMillis(1)).withDecisionLimit(Duration.ofMillis(100));
    private static final Edition HURRIED = Edition.newest()
            .successor("hurried", null)
            .resultLimit(Duration.ofMillis(150))
            .build();

    static Stream<Arguments> waysToLeave() {
        return Stream.of(
                Arguments.of("closes", (Consumer<FakeGame>) game -> game.close(1000, "")),
                Arguments.of("drops", (Consumer<FakeGame>) FakeGame::abort),
                Arguments.of("resets", (Consumer<FakeGame>) FakeGame::reset));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToLeave")
    void case36_gameThatLeaves_isForgottenAtOnce(String how, Consumer<FakeGame> leave) throws Exception {
        try (Stage stage = Stage.open()) {
            FakeGame acting = stage.game("Acting Game");
            FakeGame forcing = stage.game("Forcing Game");
            acting.register(WAVE);
            forcing.register(BOW);
            acting.ping();
            CompletableFuture<ActionOutcome> act = stage.brain
                    .game("Acting Game")
                    .act(new Decision("wave", null))
                    .toCompletableFuture();
            acting.await(NeuroMessage.Action.class);
            CompletableFuture<Decision> thought = stage.brain.hesitate();
            forcing.force("Choose.", "bow");
            stage.brain.questions.await(1, question -> true);

            leave.accept(acting);
            leave.accept(forcing);

            assertThat(act.get(10, TimeUnit.SECONDS)).as(how).isEqualTo(new ActionOutcome.Abandoned());
            assertThat(stage.brain.outcomes.await(outcome -> true)).isEqualTo(ForceOutcome.DISCONNECTED);
            stage.brain.left.await(2, game -> true);
            assertThat(thought).isCancelled();
            assertThat(stage.server.sessions()).hasSize(1);
        }
    }

    static Stream<Arguments> failingBrains() {
        return Stream.of(
                Arguments.of("throws", (Decider) request -> {
                    throw new IllegalStateException("no idea");
                }),
                Arguments.of("fails", (Decider) request -> CompletableFuture.failedFuture(new IOException("offline"))),
                Arguments.of("never answers", (Decider) request -> new CompletableFuture<>()),
                Arguments.of("answers null", (Decider) request -> CompletableFuture.completedFuture(null)),
                Arguments.of("unlisted name", decision("wave", null)),
                Arguments.of("unknown name", decision("fly", null)),
                Arguments.of("broken JSON", decision("count", "{\"n\":")),
                Arguments.of("no object", decision("count", "5")),
                Arguments.of("data that does not fit", decision("count", "{\"n\":\"one\"}")),
                Arguments.of("data that is missing", decision("count", null)));
    }

    private static Decider decision(String action, String data) {
        return request -> CompletableFuture.completedFuture(new Decision(action, data));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failingBrains")
    void case37_brainThatFails_harmsNoGame(String how, Decider failing) throws IOException {
        try (Stage stage = Stage.open(builder -> builder.forces(QUICK))) {
            FakeGame game = stage.game();
            stage.brain.answerWith(failing);
            game.register(WAVE, COUNT);
            game.force("Choose.", "count");

            assertThat(stage.brain.outcomes.await(outcome -> true)).as(how).isEqualTo(ForceOutcome.ATTEMPTS_USED_UP);
            game.assertNoAction();
            assertThat(stage.brain.questions.all())
                    .extracting(question -> question.earlierFailures().size())
                    .containsExactly(0, 1, 2);
        }
    }

    @Test
    void case37_answerAfterTheGameLeft_goesNowhere() throws IOException {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.game();
            CompletableFuture<Decision> deaf = new Stubborn();
            stage.brain.answerWith(request -> deaf);
            game.register(WAVE);
            game.force("Choose.", "wave");
            stage.brain.questions.await(question -> true);
            game.close();
            stage.brain.left.await(gone -> true);

            deaf.complete(new Decision("wave", null));

            FakeGame back = stage.game();
            back.assertSilence();
            assertThat(stage.events.all(SessionEvent.CallMade.class)).isEmpty();
        }
    }

    /** An answer that can't be cancelled. */
    private static final class Stubborn extends CompletableFuture<Decision> {
        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            return false;
        }
    }

    @Test
    void case38_resultThatNeverComes_endsTheForceWithoutARetry() throws IOException {
        try (Stage stage = Stage.open(builder -> builder.edition(HURRIED))) {
            FakeGame game = stage.game();
            game.register(WAVE);
            game.force("Choose.", "wave");
            NeuroMessage.Action call = game.await(NeuroMessage.Action.class);

            assertThat(stage.brain.outcomes.await(outcome -> true)).isEqualTo(ForceOutcome.TIMED_OUT);
            game.succeed(call);

            game.assertNoAction();
            assertThat(stage.events.all(SessionEvent.ResultDiscarded.class))
                    .extracting(SessionEvent.ResultDiscarded::kind)
                    .containsExactly(StrayResult.LATE);
            assertThat(stage.brain.results.all()).isEmpty();
            assertThat(stage.brain.questions.all()).hasSize(1);
        }
    }

    @Test
    void case39_gameThatAlwaysRefuses_isAskedALimitedNumberOfTimesWithPauses() throws IOException {
        ForceRules paced = ForceRules.DEFAULT.withRetries(3, Duration.ofMillis(20));
        try (Stage stage = Stage.open(builder -> builder.forces(paced))) {
            FakeGame game = stage.game();
            game.answerWith(call -> new GameMessage.ActionResult(game.game(), call.id(), false, "Never."));
            game.register(WAVE);
            long start = System.nanoTime();
            game.force("Choose.", "wave");

            assertThat(stage.brain.outcomes.await(outcome -> true)).isEqualTo(ForceOutcome.ATTEMPTS_USED_UP);
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            assertThat(stage.events.all(SessionEvent.CallMade.class)).hasSize(4);
            assertThat(taken).isGreaterThanOrEqualTo(Duration.ofMillis(20 + 40 + 60));
        }
    }

    @Test
    void case40_secondResult_settlesNothing() throws IOException {
        try (Stage stage = Stage.open();
                RawGame game = RawGame.connect(stage.server.port())) {
            String name = "\"game\":\"Star Harbour\"";
            game.texts(
                    "{\"command\":\"startup\"," + name + "}",
                    "{\"command\":\"actions/register\"," + name
                            + ",\"data\":{\"actions\":[{\"name\":\"wave\",\"description\":\"Wave.\"}]}}",
                    "{\"command\":\"actions/force\"," + name
                            + ",\"data\":{\"query\":\"Choose.\",\"action_names\":[\"wave\"]}}");
            String id = stage.events.await(SessionEvent.CallMade.class).id();
            String result = "{\"command\":\"action/result\"," + name + ",\"data\":{\"id\":\"" + id + "\",\"success\":";

            game.texts(result + "true}}", result + "false,\"message\":\"No.\"}}");

            assertThat(stage.events.await(SessionEvent.ResultDiscarded.class).kind())
                    .isEqualTo(StrayResult.DUPLICATE);
            assertThat(stage.brain.outcomes.all()).containsExactly(ForceOutcome.SUCCEEDED);
            assertThat(stage.brain.results.all()).hasSize(1);
        }
    }

    @Test
    void case40_resultBeforeTheCall_doesNotSettleALaterOne() throws IOException {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.game();
            game.register(WAVE);
            for (String guess :
                    List.of("00000000-0000-0000-0000-000000000000", "1", "2-1", "2-1-000000000000000000000000")) {
                game.result(guess, true, null);
            }
            game.force("Choose.", "wave");
            NeuroMessage.Action call = game.await(NeuroMessage.Action.class);

            assertThat(stage.brain.outcomes.all()).isEmpty();
            game.succeed(call);
            game.assertNoAction();
            assertThat(stage.events.all(SessionEvent.ResultDiscarded.class))
                    .hasSize(4)
                    .allSatisfy(stray -> assertThat(stray.kind()).isEqualTo(StrayResult.UNKNOWN));
        }
    }

    @Test
    void case41_secondForce_replacesTheFirstAndNeverAreTwoCallsOpen() throws IOException {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.game();
            game.register(WAVE, BOW);
            game.force("First.", "wave");
            NeuroMessage.Action first = game.await(NeuroMessage.Action.class);
            game.force("Second.", "bow");
            game.assertSilence();
            game.succeed(first);
            NeuroMessage.Action second = game.await(NeuroMessage.Action.class);
            game.succeed(second);

            game.assertNoAction();
            assertThat(second.name()).isEqualTo("bow");
            assertThat(stage.brain.outcomes.all()).containsExactly(ForceOutcome.REPLACED, ForceOutcome.SUCCEEDED);
            assertThat(stage.broken()).containsExactly(Rule.FORCE_ONE_AT_A_TIME);
        }
    }

    @Test
    void case41_secondForce_waitsByPriority() throws IOException {
        ForceRules queue = ForceRules.DEFAULT.withSecond(SecondForce.QUEUE);
        try (Stage stage = Stage.open(builder -> builder.forces(queue))) {
            FakeGame game = stage.game();
            game.register(WAVE, BOW, new ActionDefinition("nod", "Nod."));
            game.force("First.", "wave");
            NeuroMessage.Action first = game.await(NeuroMessage.Action.class);
            game.force(null, "Second.", false, ForcePriority.LOW, "bow");
            game.force(null, "Third.", false, ForcePriority.HIGH, "nod");
            List<String> order = new ArrayList<>();
            NeuroMessage.Action call = first;
            for (int force = 1; force <= 2; force++) {
                game.assertSilence();
                game.succeed(call);
                call = game.await(NeuroMessage.Action.class);
                order.add(call.name());
            }
            game.succeed(call);

            game.assertNoAction();
            assertThat(order).containsExactly("nod", "bow");
        }
    }

    @Test
    void case41_secondForce_isRejectedWithAnEvent() throws IOException {
        ForceRules reject = ForceRules.DEFAULT.withSecond(SecondForce.REJECT);
        try (Stage stage = Stage.open(builder -> builder.forces(reject))) {
            FakeGame game = stage.game();
            game.register(WAVE, BOW);
            game.force("First.", "wave");
            NeuroMessage.Action first = game.await(NeuroMessage.Action.class);
            game.force("Second.", "bow");
            game.succeed(first);

            game.assertNoAction();
            assertThat(stage.events.await(SessionEvent.ForceIgnored.class).why())
                    .isEqualTo(SessionEvent.Refusal.ANOTHER_IS_OPEN);
            assertThat(stage.brain.outcomes.all()).containsExactly(ForceOutcome.SUCCEEDED);
        }
    }

    @Test
    void case42_registerForceUnregisterInOneSegment_alwaysEndsTheSameWay() throws IOException {
        try (Stage stage = Stage.open()) {
            stage.brain.answerWith(request -> new CompletableFuture<>());
            try (RawGame game = RawGame.connect(stage.server.port())) {
                for (int round = 1; round <= 100; round++) {
                    game.texts(registerForceUnregister());
                }
                stage.brain.outcomes.await(100, outcome -> true);
            }
            stage.brain.left.await(game -> true);

            assertThat(stage.brain.outcomes.all()).hasSize(100).containsOnly(ForceOutcome.NAMES_GONE);
            assertThat(stage.brain.questions.all())
                    .hasSize(100)
                    .allSatisfy(question -> assertThat(question.actions())
                            .extracting(ActionOffer::name)
                            .containsExactly("wave"));
            assertThat(stage.events.all(SessionEvent.CallMade.class)).isEmpty();
        }
    }

    private static String[] registerForceUnregister() {
        String name = "\"game\":\"Star Harbour\"";
        return new String[] {
            "{\"command\":\"startup\"," + name + "}",
            "{\"command\":\"actions/register\"," + name
                    + ",\"data\":{\"actions\":[{\"name\":\"wave\",\"description\":\"Wave.\"}]}}",
            "{\"command\":\"actions/force\"," + name + ",\"data\":{\"query\":\"Choose.\",\"action_names\":[\"wave\"]}}",
            "{\"command\":\"actions/unregister\"," + name + ",\"data\":{\"action_names\":[\"wave\"]}}"
        };
    }

    @Test
    void case42_registerForceUnregister_withABrainThatAnswersAtOnce_alwaysEndsTheSameWay() throws IOException {
        try (Stage stage = Stage.open();
                RawGame game = RawGame.connect(stage.server.port())) {
            for (int round = 1; round <= 100; round++) {
                game.texts(registerForceUnregister());
            }
            stage.events.await(100, event -> event instanceof SessionEvent.CallMade);

            assertThat(stage.events.all(SessionEvent.CallMade.class)).hasSize(100);
            assertThat(stage.brain.outcomes.all()).containsOnly(ForceOutcome.RESTARTED);
        }
    }

    static Stream<Arguments> waysToTakeTheActionAway() {
        return Stream.of(
                Arguments.of(ForceOutcome.NAMES_GONE, (Consumer<FakeGame>) game -> game.unregister("wave")),
                Arguments.of(ForceOutcome.RESTARTED, (Consumer<FakeGame>) FakeGame::startup));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToTakeTheActionAway")
    void case43_actionTakenAwayDuringAForce_thenFailure_endsTheForce(ForceOutcome outcome, Consumer<FakeGame> take)
            throws IOException {
        try (Stage stage = Stage.open(builder -> builder.forces(QUICK))) {
            FakeGame game = stage.game();
            game.register(WAVE);
            game.force("Choose.", "wave");
            NeuroMessage.Action call = game.await(NeuroMessage.Action.class);
            take.accept(game);
            game.fail(call, "Too late.");

            assertThat(stage.brain.outcomes.await(end -> true)).isEqualTo(outcome);
            game.assertNoAction();
            assertThat(stage.brain.questions.all()).hasSize(1);
        }
    }

    @Test
    void case44_contextWhileAResultIsOwed_isToldAfterTheResultInOrder() throws IOException {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.game();
            game.register(WAVE);
            game.force("Choose.", "wave");
            NeuroMessage.Action call = game.await(NeuroMessage.Action.class);
            game.context("one", true);
            game.context("two", false);
            game.ping();
            List<String> before = stage.brain.told.all();
            game.succeed(call);
            game.context("three", true);
            game.ping();

            assertThat(before).isEmpty();
            assertThat(stage.brain.told.all())
                    .containsExactly("result true", "context one", "context two", "context three");
        }
    }

    @Test
    void case45_anotherTitle_isReportedAndServed() throws IOException {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.game();
            game.register(WAVE);
            game.sendRaw(
                    "{\"command\":\"context\",\"game\":\"Moon Harbour\",\"data\":{\"message\":\"m\",\"silent\":true}}");
            game.ping();

            assertThat(stage.broken()).containsExactly(Rule.GAME_NAME_STABLE);
            assertThat(stage.brain.contexts.await(context -> true).game()).isEqualTo("Moon Harbour");
            assertThat(stage.offered("Star Harbour")).containsExactly("wave");
        }
    }

    @Test
    void case45_secondStartupUnderAnotherTitle_isASecondGameAndClearsNothingOfTheFirst() throws IOException {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.game();
            game.register(WAVE);
            game.sendRaw("{\"command\":\"startup\",\"game\":\"Moon Harbour\"}");
            game.await(NeuroMessage.StartupAck.class);
            game.ping();

            assertThat(stage.broken()).containsExactly(Rule.GAME_NAME_STABLE);
            assertThat(stage.offered("Star Harbour")).containsExactly("wave");
            assertThat(stage.offered("Moon Harbour")).isEmpty();
        }
    }

    @Test
    void case46_options_reachTheCharacterInTheOrderGiven() throws IOException {
        Random random = new Random(46);
        List<String> names =
                IntStream.range(0, 12).mapToObj(number -> "action_" + number).toList();
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.game();
            game.autoSucceed();
            game.register(names.stream()
                    .map(name -> new ActionDefinition(name, "Does " + name + "."))
                    .toArray(ActionDefinition[]::new));
            for (int run = 1; run <= 100; run++) {
                List<String> order = new ArrayList<>(names);
                Collections.shuffle(order, random);
                game.force("Choose.", order.toArray(String[]::new));
                DecisionRequest question =
                        stage.brain.questions.await(run, asked -> true).get(run - 1);
                stage.brain.outcomes.await(run, outcome -> true);

                assertThat(question.actions()).extracting(ActionOffer::name).isEqualTo(order);
            }
        }
    }
}
