package dev.neurosdk.testkit.neuro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage.Action;
import dev.neurosdk.testkit.game.Answers;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.world.VirtualWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AutopilotTest {

    private static final String CARD =
            "{\"type\":\"object\",\"properties\":{\"card\":{\"enum\":[\"ace\",\"king\"]}},\"required\":[\"card\"]}";

    private final VirtualWorld world = VirtualWorld.seeded(42);
    private final FakeNeuro neuro = world.neuro(builder -> builder.autopilot().acknowledge(Acknowledgement.OFF));
    private FakeGame game;

    @BeforeEach
    void connect() {
        game = world.game(neuro, "Star Harbour");
        game.startup();
        game.register(
                new ActionDefinition("look", "Look around."), new ActionDefinition("play_card", "Play a card.", CARD));
    }

    @AfterEach
    void end() {
        game.assertNoViolations();
        world.close();
    }

    @Test
    void force_isAnsweredOnce_byOneOfItsNames_withFittingData() {
        game.answering(Answers.byTheSchema());
        Set<Action> calls = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            game.force("What now?", "play_card", "look");
            Action call = game.await(Action.class);
            assertThat(neuro.awaitResult(call.id()).success()).isTrue();
            calls.add(new Action("any", call.name(), call.data()));
            game.assertSilence();
        }
        assertThat(calls)
                .containsExactlyInAnyOrder(
                        new Action("any", "look", null),
                        new Action("any", "play_card", "{\"card\":\"ace\"}"),
                        new Action("any", "play_card", "{\"card\":\"king\"}"));
        neuro.assertNoViolations();
    }

    @Test
    void names_thatAreNotRegistered_areNeverCalled() {
        game.force("What now?", "jump");
        world.advance(Duration.ofSeconds(1));
        assertThat(neuro.model().openForce()).isEmpty();
        game.unregister("look");
        game.force("What now?", "look", "play_card");
        assertThat(game.await(Action.class).name()).isEqualTo("play_card");
        // The judge sees that the first force named nothing and the second one too much.
        assertThat(neuro.findings()).hasSize(2);
    }

    @Test
    void failure_isTriedAgain_withFreshIds_upToTheLimit() {
        game.answering(Answers.failure("No."));
        game.force("What now?", "look");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ids.add(game.await(Action.class).id());
        }
        assertThat(ids).doesNotHaveDuplicates();
        world.advance(Duration.ofSeconds(60));
        game.assertSilence();

        game.answering(Answers.success());
        game.force("What now?", "look");
        game.await(Action.class);
        game.assertSilence();
    }

    @Test
    void retries_canBeNone() {
        neuro.dispatcher(Autopilot.seeded(1).retries(0));
        game.answering(Answers.failure("No."));
        game.force("What now?", "look");
        game.await(Action.class);
        world.advance(Duration.ofSeconds(60));
        game.assertSilence();
    }

    @Test
    void failureThenSuccess_endsTheForce() {
        game.answering(Answers.inOrder(Answers.failure("No."), Answers.success()));
        game.force("What now?", "look");
        game.await(Action.class);
        game.await(Action.class);
        world.advance(Duration.ofSeconds(60));
        game.assertSilence();
        assertThat(neuro.model().openForce()).isEmpty();
    }

    @Test
    void choice_waitsForTheResultOfAnyCall() {
        String id = neuro.actValid("look");
        game.force("What now?", "look");
        Action unforced = game.await(Action.class);
        game.assertSilence();
        game.succeed(unforced);
        assertThat(game.await(Action.class).id()).isNotEqualTo(id);
    }

    @Test
    void newForce_replacesTheOpenOne_afterItsCall() {
        game.force("First?", "look");
        Action first = game.await(Action.class);
        game.force("Second?", "play_card");
        game.assertSilence();
        game.fail(first, "Too late.");
        assertThat(game.await(Action.class).name()).isEqualTo("play_card");
    }

    @Test
    void deadline_endsTheForce_withoutAnotherAttempt() {
        game.force("What now?", "look");
        Action call = game.await(Action.class);
        world.advance(Duration.ofSeconds(21));
        game.succeed(call);
        game.assertSilence();
        game.force("Again?", "look");
        game.answering(Answers.success());
        assertThat(game.await(Action.class).id()).isNotEqualTo(call.id());
    }

    @Test
    void deadline_letsAnOlderEditionWaitForEver() {
        FakeNeuro old = world.neuro(builder -> builder.edition(Edition.E4).autopilot());
        FakeGame slow = world.game(old.uri(), "Slow", builder -> builder.edition(Edition.E4));
        slow.startup();
        slow.register(new ActionDefinition("look", "Look around."));
        slow.force("What now?", "look");
        Action call = slow.await(Action.class);
        world.advance(Duration.ofMinutes(10));
        slow.fail(call, "No.");
        assertThat(slow.await(Action.class).id()).isNotEqualTo(call.id());
        old.assertNoViolations();
        slow.assertNoViolations();
    }

    @Test
    void startup_forgetsForceAndCall() {
        game.force("What now?", "look");
        game.await(Action.class);
        game.startup();
        game.register(new ActionDefinition("look", "Look around."));
        game.force("What now?", "look");
        game.answering(Answers.success());
        game.await(Action.class);
    }

    @Test
    void thinking_takesTime() {
        neuro.dispatcher(Autopilot.seeded(1).thinking(Duration.ofSeconds(3)));
        long before = world.timeline().nanos();
        game.answering(Answers.success());
        game.force("What now?", "look");
        game.await(Action.class);
        assertThat(world.timeline().nanos() - before)
                .isGreaterThan(Duration.ofSeconds(3).toNanos());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Autopilot.seeded(1).thinking(Duration.ofMillis(-1)))
                .withMessageStartingWith("time: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Autopilot.seeded(1).retries(-1))
                .withMessageStartingWith("most: ");
    }

    @Test
    void sameSeed_choosesTheSame() {
        assertThat(choices(7)).isEqualTo(choices(7)).isNotEqualTo(choices(8));
    }

    @Test
    void withoutAutopilot_nobodyAnswers() {
        FakeNeuro silent = world.neuro();
        FakeGame alone = world.game(silent, "Alone");
        alone.startup();
        alone.register(new ActionDefinition("look", "Look around."));
        alone.force("What now?", "look");
        assertThatThrownBy(() -> alone.await(Action.class)).isInstanceOf(AssertionError.class);
    }

    private static List<String> choices(long seed) {
        try (VirtualWorld world = VirtualWorld.seeded(seed)) {
            FakeNeuro neuro = world.neuro(FakeNeuro.Builder::autopilot);
            FakeGame game = world.game(neuro, "Star Harbour");
            game.startup();
            game.register(
                    new ActionDefinition("look", "Look around."),
                    new ActionDefinition("play_card", "Play a card.", CARD));
            game.answering(Answers.success());
            List<String> choices = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                game.force("What now?", "look", "play_card");
                Action call = game.await(Action.class);
                neuro.await(GameMessage.ActionResult.class);
                choices.add(call.name() + call.data());
            }
            return choices;
        }
    }
}
