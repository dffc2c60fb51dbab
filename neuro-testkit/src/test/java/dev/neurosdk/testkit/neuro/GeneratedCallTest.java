package dev.neurosdk.testkit.neuro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage.Action;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.testkit.game.Answers;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.world.VirtualWorld;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GeneratedCallTest {

    private static final String STEPS =
            "{\"type\":\"object\",\"properties\":{\"steps\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":9}},"
                    + "\"required\":[\"steps\"]}";
    private static final ActionSchema SCHEMA =
            ActionSchema.compile(STEPS, Edition.newest()).orElseThrow();

    private final VirtualWorld world = VirtualWorld.seeded(42);
    private final FakeNeuro neuro = world.neuro();
    private FakeGame game;

    @BeforeEach
    void connect() {
        game = world.game(neuro, "Star Harbour");
        game.startup();
        game.register(new ActionDefinition("walk", "Walk.", STEPS), new ActionDefinition("look", "Look around."));
        game.answering(Answers.byTheSchema());
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void valid_fits() {
        for (int i = 0; i < 20; i++) {
            assertThat(neuro.awaitResult(neuro.actValid("walk")).success()).isTrue();
        }
        assertThat(neuro.awaitResult(neuro.actValid("look")).success()).isTrue();
        assertThat(game.await(Action.class, call -> call.name().equals("look")).data())
                .isNull();
    }

    @Test
    void boundary_fits_andReachesTheEdges() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            assertThat(neuro.awaitResult(neuro.actBoundary("walk")).success()).isTrue();
            seen.add(String.valueOf(game.await(Action.class).data()));
        }
        assertThat(seen).contains("{\"steps\":1}", "{\"steps\":9}");
        assertThat(neuro.awaitResult(neuro.actBoundary("look")).success()).isTrue();
    }

    @Test
    void invalid_neverFits_andTheGameSaysWhy() {
        for (int i = 0; i < 40; i++) {
            GameMessage.ActionResult result = neuro.awaitResult(neuro.actInvalid("walk"));
            assertThat(result.success()).isFalse();
            assertThat(result.message()).contains("expected ");
            assertThat(SCHEMA.validate(game.await(Action.class).data())).isNotEmpty();
            assertThat(neuro.awaitResult(neuro.actInvalid("look")).success()).isFalse();
            game.await(Action.class);
        }
        neuro.assertNoViolations();
    }

    @Test
    void call_ofWhatIsNotRegistered_fails() {
        assertThatThrownBy(() -> neuro.actValid("jump"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("expected the action \"jump\" to be registered within 5000 ms");
    }

    @Test
    void call_waitsForTheRegistration() {
        FakeGame late = world.game(neuro, "Late");
        late.startup();
        world.timeline()
                .schedule(java.time.Duration.ofSeconds(2), () -> late.register(new ActionDefinition("jump", "Jump.")));
        neuro.actValid("jump");
        assertThat(late.await(Action.class).name()).isEqualTo("jump");
    }
}
