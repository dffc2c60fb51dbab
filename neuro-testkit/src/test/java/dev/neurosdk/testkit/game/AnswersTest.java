package dev.neurosdk.testkit.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.GameMessage.ActionResult;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.world.VirtualWorld;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private static final ActionDefinition WALK = new ActionDefinition(
            "walk",
            "Walk.",
            "{\"type\":\"object\",\"properties\":{\"steps\":{\"type\":\"integer\"}},\"required\":[\"steps\"]}");

    private final VirtualWorld world = VirtualWorld.seeded(42);
    private final FakeNeuro neuro = world.neuro();
    private FakeGame game;

    @BeforeEach
    void connect() {
        game = world.game(neuro, "Star Harbour");
        game.startup();
        game.register(WALK);
        neuro.await(GameMessage.RegisterActions.class);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void success_withAndWithoutAMessage() {
        game.answering(Answers.success());
        assertThat(result(neuro.act("walk"))).isEqualTo(new ActionResult("Star Harbour", "call-1", true, null));
        game.answering(Answers.success("You walked."));
        assertThat(result(neuro.act("walk")).message()).isEqualTo("You walked.");
    }

    @Test
    void failure_saysWhy() {
        game.answering(Answers.failure("A wall."));
        assertThat(result(neuro.act("walk"))).isEqualTo(new ActionResult("Star Harbour", "call-1", false, "A wall."));
    }

    @Test
    void late_isLate() {
        game.answering(Answers.late(Duration.ofSeconds(3)));
        long before = world.timeline().nanos();
        result(neuro.act("walk"));
        assertThat(world.timeline().nanos() - before)
                .isGreaterThan(Duration.ofSeconds(3).toNanos());
    }

    @Test
    void twice_isOneTooMany() {
        game.answering(Answers.twice());
        String id = neuro.act("walk");
        result(id);
        result(id);
        assertThat(neuro.findings())
                .extracting(finding -> finding.violation().rule())
                .containsExactly(Rule.RESULT_ID);
    }

    @Test
    void never_isOwedForEver() {
        game.answering(Answers.never());
        String id = neuro.act("walk");
        assertThatThrownBy(() -> neuro.awaitResult(id)).isInstanceOf(AssertionError.class);
        assertThat(neuro.model().owed()).hasSize(1);
    }

    @Test
    void byTheSchema_isCareful() {
        game.answering(Answers.byTheSchema());
        assertThat(result(neuro.act("walk", "{\"steps\":3}")).success()).isTrue();
        assertThat(result(neuro.act("walk", "{\"steps\":\"x\"}")).message())
                .isEqualTo("/steps, expected an integer, was the string \"x\"");
        assertThat(result(neuro.act("walk", "{")).success()).isFalse();
        assertThat(result(neuro.act("fly")).message()).isEqualTo("There is no action fly now.");
    }

    @Test
    void with_decidesForEachCall() {
        game.answering(Answers.with(
                call -> call.name().equals("walk") ? new ActionResult("Other", call.id() + "x", true, null) : null));
        neuro.act("fly");
        neuro.act("walk");
        assertThat(neuro.await(ActionResult.class)).isEqualTo(new ActionResult("Other", "call-2x", true, null));
    }

    @Test
    void inOrder_keepsToTheLast() {
        game.answering(Answers.inOrder(Answers.failure("1"), Answers.failure("2"), Answers.success()));
        assertThat(List.of(
                        result(neuro.act("walk")).success(),
                        result(neuro.act("walk")).success(),
                        result(neuro.act("walk")).success(),
                        result(neuro.act("walk")).success()))
                .containsExactly(false, false, true, true);
        assertThatIllegalArgumentException().isThrownBy(() -> Answers.inOrder()).withMessageStartingWith("script: ");
    }

    @Test
    void except_treatsOneActionDifferently() {
        game.answering(Answers.success().except("fly", Answers.failure("No wings.")));
        assertThat(result(neuro.act("walk")).success()).isTrue();
        assertThat(result(neuro.act("fly")).success()).isFalse();
    }

    @Test
    void requests_areMetByThemselves() {
        game.reregisterWhenAsked();
        game.readyWhenAsked();
        game.reactTo(
                NeuroMessage.SpeechFinished.class,
                spoken -> List.of(new GameMessage.Context("Star Harbour", "final " + spoken.isFinal(), true)));
        neuro.reregisterAll();
        assertThat(neuro.await(GameMessage.RegisterActions.class).actions()).containsExactly(WALK);
        neuro.shutdownGraceful(false);
        neuro.speechFinished();
        assertThat(neuro.await(GameMessage.Context.class).message()).isEqualTo("final true");
        assertThat(neuro.takeAll()).noneMatch(incoming -> incoming.text().contains("shutdown/ready"));
        neuro.shutdownGraceful(true);
        neuro.await(GameMessage.ShutdownReady.class);
        neuro.shutdownImmediate();
        neuro.await(GameMessage.ShutdownReady.class);
        neuro.assertNoViolations();
    }

    @Test
    void reactionThatThrows_failsTheNextWait() {
        game.reactTo(NeuroMessage.ReregisterAll.class, asked -> {
            throw new IllegalStateException("boom");
        });
        neuro.reregisterAll();
        assertThatThrownBy(() -> game.await(NeuroMessage.Action.class))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("reacting to actions/reregister_all automatically threw")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    private ActionResult result(String id) {
        return neuro.awaitResult(id);
    }
}
