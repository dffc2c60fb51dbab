package dev.neurosdk.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.decider.ActionOffer;
import dev.neurosdk.server.decider.ActionOutcome;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.DecisionRequest;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.force.ForceOutcome;
import dev.neurosdk.server.force.ForceRules;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Black-box cases 1 to 12: what a game and a character do when both behave. */
class PlayCasesTest {

    private static final ActionDefinition A1 = new ActionDefinition("a1", "Does one thing.", """
            {"type":"object","properties":{"n":{"type":"integer"}},"required":["n"]}""");
    private static final ActionDefinition B1 = new ActionDefinition("b1", "Does another thing.");
    private static final ActionDefinition C1 = new ActionDefinition("c1", "Does a third thing.");

    Stage open(UnaryOperator<NeuroServer.Builder> settings) throws IOException {
        return Stage.open(settings);
    }

    private static ActionOutcome outcome(CompletionStage<ActionOutcome> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void case01_registeredActions_areListedExactly() throws IOException {
        try (Stage stage = open(builder -> builder)) {
            FakeGame game = stage.game();
            game.register(A1, B1);
            game.ping();

            List<ActionOffer> offers = stage.brain.game(game.game()).actions();

            assertThat(offers).extracting(ActionOffer::name).containsExactly("a1", "b1");
            assertThat(offers.get(0).schema().text()).isEqualTo(A1.schema());
            assertThat(offers.get(1).schema().hasParameters()).isFalse();
        }
    }

    @Test
    void case02_context_reachesTheCharacterWithItsFlag() throws IOException {
        try (Stage stage = open(builder -> builder)) {
            FakeGame game = stage.game();
            game.context("A storm begins.", true);
            game.context("What do you think?", false);
            game.ping();

            assertThat(stage.brain.contexts.all())
                    .containsExactly(
                            new GameMessage.Context(game.game(), "A storm begins.", true),
                            new GameMessage.Context(game.game(), "What do you think?", false));
        }
    }

    @Test
    void case03_callOfTheCharactersOwn_hasExactlyThisForm() throws IOException {
        try (Stage stage = open(builder -> builder)) {
            FakeGame game = stage.game();
            game.register(A1, B1);
            game.ping();
            Game handle = stage.brain.game(game.game());

            handle.act(new Decision("a1", "{\"n\":1}"));
            String withData = game.takeAny().text();
            String id = stage.events.await(SessionEvent.CallMade.class).id();
            game.result(id, true, null);
            handle.act(new Decision("b1", null));
            String withoutData = game.takeAny().text();

            assertThat(withData)
                    .isEqualTo("{\"command\":\"action\",\"data\":{\"id\":\"" + id
                            + "\",\"name\":\"a1\",\"data\":\"{\\\"n\\\":1}\"}}");
            assertThat(withoutData)
                    .matches("\\{\"command\":\"action\",\"data\":\\{\"id\":\"[^\"]+\",\"name\":\"b1\"}}");
        }
    }

    @Test
    void case04_ids_areDistinctAcrossConnectionsAndServers() throws IOException {
        List<String> ids = new ArrayList<>();
        for (int server = 0; server < 2; server++) {
            try (Stage stage = open(builder -> builder)) {
                for (String name : List.of("Star Harbour", "Moon Harbour")) {
                    FakeGame game = stage.game(name);
                    game.register(B1);
                    for (int call = 0; call < 2; call++) {
                        game.force("Choose.", "b1");
                        NeuroMessage.Action action = game.await(NeuroMessage.Action.class);
                        ids.add(action.id());
                        game.succeed(action);
                    }
                }
            }
        }
        assertThat(ids).hasSize(8).doesNotHaveDuplicates().doesNotContain("");
    }

    @Test
    void case05_result_reachesWhoeverActed() throws Exception {
        try (Stage stage = open(builder -> builder)) {
            FakeGame game = stage.game();
            game.register(B1);
            game.ping();
            Game handle = stage.brain.game(game.game());

            CompletableFuture<ActionOutcome> first =
                    handle.act(new Decision("b1", null)).toCompletableFuture();
            NeuroMessage.Action call = game.await(NeuroMessage.Action.class);
            game.succeed(call, "m");
            CompletableFuture<ActionOutcome> second =
                    handle.act(new Decision("b1", null)).toCompletableFuture();
            NeuroMessage.Action silent = game.await(NeuroMessage.Action.class);
            game.result(silent.id(), true, "");

            assertThat(outcome(first)).isEqualTo(new ActionOutcome.Answered(call.id(), true, "m"));
            assertThat(outcome(second)).isEqualTo(new ActionOutcome.Answered(silent.id(), true, null));
            assertThat(stage.brain.results.all())
                    .extracting(GameMessage.ActionResult::message)
                    .containsExactly("m", null);
            assertThat(stage.brain.contexts.all()).isEmpty();
        }
    }

    @Test
    void case06_resultForAnUnknownId_isReportedAndNothingElse() throws IOException {
        try (Stage stage = open(builder -> builder)) {
            FakeGame game = stage.game();
            game.result("nobody-gave-this-out", true, "Done.");

            game.assertNoAction();
            game.assertSilence();
            assertThat(stage.broken()).containsExactly(Rule.RESULT_ID);
            assertThat(stage.brain.results.all()).isEmpty();
        }
    }

    @Test
    void case07_force_isAnsweredByExactlyOneCall() throws IOException {
        try (Stage stage = open(builder -> builder)) {
            FakeGame game = stage.game();
            stage.brain.answerWith(request -> CompletableFuture.completedFuture(new Decision("a1", "{\"n\":7}")));
            game.register(A1, B1);
            game.force("Choose.", "a1", "b1");
            NeuroMessage.Action call = game.await(NeuroMessage.Action.class);
            game.succeed(call);

            game.assertNoAction();
            assertThat(call.name()).isEqualTo("a1");
            assertThat(stage.brain.outcomes.all()).containsExactly(ForceOutcome.SUCCEEDED);
        }
    }

    @Test
    void case08_failedForce_isTriedAgainWithFreshIdsUntilItSucceeds() throws IOException {
        try (Stage stage = open(builder -> builder)) {
            FakeGame game = stage.game();
            game.register(B1);
            game.force("Choose.", "b1");
            List<String> ids = new ArrayList<>();
            for (boolean success : List.of(false, false, true)) {
                NeuroMessage.Action call = game.await(NeuroMessage.Action.class);
                ids.add(call.id());
                game.result(call.id(), success, success ? null : "Not yet.");
            }

            game.assertNoAction();
            assertThat(ids).doesNotHaveDuplicates();
            assertThat(stage.brain.questions.all())
                    .extracting(DecisionRequest::earlierFailures)
                    .containsExactly(List.of(), List.of("Not yet."), List.of("Not yet.", "Not yet."));
        }
    }

    @Test
    void case08_failedForce_isGivenUpAfterTheLastRetry() throws IOException {
        ForceRules twice = ForceRules.DEFAULT.withRetries(2, Duration.ofMillis(1));
        try (Stage stage = open(builder -> builder.forces(twice))) {
            FakeGame game = stage.game();
            game.register(B1);
            game.force("Choose.", "b1");
            for (int attempt = 1; attempt <= 3; attempt++) {
                game.fail(game.await(NeuroMessage.Action.class), "Never.");
            }

            game.assertNoAction();
            assertThat(stage.brain.outcomes.all()).containsExactly(ForceOutcome.ATTEMPTS_USED_UP);
        }
    }

    @Test
    void case09_unregister_takesAwayWhatItNamesAndForgivesTheRest() throws IOException {
        try (Stage stage = open(builder -> builder)) {
            FakeGame game = stage.game();
            game.register(A1, B1);
            game.unregister("b1");
            game.unregister("never_known");
            game.unregister();
            game.ping();

            assertThat(stage.offered(game.game())).containsExactly("a1");
            assertThat(stage.broken()).isEmpty();
        }
    }

    @Test
    void case10_startup_clearsWhatWasRegistered() throws IOException {
        try (Stage stage = open(builder -> builder)) {
            FakeGame game = stage.game();
            game.register(B1);
            game.startup();
            game.force("Choose.", "b1");

            game.await(NeuroMessage.StartupAck.class);
            game.assertNoAction();
            assertThat(stage.broken()).containsExactly(Rule.FORCE_REGISTERED);
            assertThat(stage.brain.questions.all()).isEmpty();
        }
    }

    @Test
    void case11_messagesWithoutContent_haveExactlyTheseForms() throws IOException {
        try (Stage stage = open(builder -> builder)) {
            FakeGame game = stage.game();
            Game handle = stage.brain.game(game.game());
            Duration deadline = Duration.ofSeconds(30);

            handle.reregisterAll();
            handle.shutDown(deadline);
            handle.cancelShutdown();
            handle.shutDownNow(deadline);

            assertThat(List.of(
                            game.takeAny().text(),
                            game.takeAny().text(),
                            game.takeAny().text(),
                            game.takeAny().text()))
                    .containsExactly(
                            "{\"command\":\"actions/reregister_all\"}",
                            "{\"command\":\"shutdown/graceful\",\"data\":{\"wants_shutdown\":true}}",
                            "{\"command\":\"shutdown/graceful\",\"data\":{\"wants_shutdown\":false}}",
                            "{\"command\":\"shutdown/immediate\"}");
        }
    }

    @Test
    void case12_force_reachesTheCharacterWithAllThatItSays() throws IOException {
        try (Stage stage = open(builder -> builder)) {
            FakeGame game = stage.game();
            game.register(A1, B1, C1);
            game.force("Plain.", "b1");
            game.succeed(game.await(NeuroMessage.Action.class));
            for (ForcePriority priority : ForcePriority.values()) {
                game.force("## Board", "Full.", true, priority, "c1", "b1");
                game.succeed(game.await(NeuroMessage.Action.class));
            }

            List<DecisionRequest> questions = stage.brain.questions.all();
            DecisionRequest plain = questions.get(0);
            assertThat(plain.state()).isNull();
            assertThat(plain.ephemeral()).isFalse();
            assertThat(plain.priority()).isEqualTo(ForcePriority.LOW);
            assertThat(questions.subList(1, questions.size()))
                    .extracting(DecisionRequest::priority)
                    .containsExactly(ForcePriority.values());
            assertThat(questions.get(4).state()).isEqualTo("## Board");
            assertThat(questions.get(4).query()).isEqualTo("Full.");
            assertThat(questions.get(4).ephemeral()).isTrue();
        }
    }
}
