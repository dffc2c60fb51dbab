package dev.neurosdk.testkit.assertion;

import static dev.neurosdk.testkit.assertion.NeuroAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.world.VirtualWorld;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each claim holds for the sound conversation, and is refuted for one that is wrong in this respect. */
class FakeAssertTest {

    private final VirtualWorld world = VirtualWorld.seeded(42);
    private final FakeNeuro neuro = world.neuro();
    private FakeGame game;

    @BeforeEach
    void connect() {
        game = world.game(neuro, "Star Harbour");
        game.startup();
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void registered_holdsAndIsRefuted() {
        assertThat(neuro).hasNothingRegistered();
        failing(() -> assertThat(neuro).hasRegistered("look"))
                .hasMessageStartingWith("expected [look] to be registered, but nothing is\nlines 1 to ");
        register("look", "jump");
        assertThat(neuro).hasRegistered("look", "jump").hasNotRegistered("fly");
        assertThat(neuro.model()).hasRegistered("look").hasNotRegistered("fly");
        failing(() -> assertThat(neuro).hasRegistered("look", "fly"))
                .hasMessageStartingWith("expected [look, fly] to be registered, but registered are [look, jump]\n");
        failing(() -> assertThat(neuro).hasNotRegistered("fly", "jump"))
                .hasMessageStartingWith(
                        "expected none of [fly, jump] to be registered, but registered are [look, jump]\n");
        failing(() -> assertThat(neuro).hasNothingRegistered())
                .hasMessageStartingWith("expected nothing to be registered, but registered are [look, jump]\n");
        failing(() -> assertThat(neuro.model()).hasNothingRegistered())
                .hasMessage("expected nothing to be registered, but registered are [look, jump]");
    }

    @Test
    void owed_holdsAndIsRefuted() {
        register("look");
        assertThat(neuro).hasRegistered("look").owesNoResult();
        failing(() -> assertThat(neuro).owesResultOf("call-1"))
                .hasMessageStartingWith("expected the result of \"call-1\" to be owed, but none is owed\n");
        String id = neuro.act("look");
        NeuroMessage.Action call = game.await(NeuroMessage.Action.class);
        assertThat(neuro).owesResultOf(id);
        assertThat(neuro.model()).owesResultOf(id);
        failing(() -> assertThat(game).owesNoResult())
                .hasMessageStartingWith(
                        "expected no result to be owed, but owed are the results of [\"call-1\" (look)]\n")
                .hasMessageContaining("<- {\"command\":\"action\"");
        failing(() -> assertThat(neuro.model()).owesNoResult()).hasMessageContaining("[\"call-1\" (look)]");
        game.succeed(call);
        assertThat(neuro).owesNoResult();
    }

    @Test
    void force_holdsAndIsRefuted() {
        register("look", "jump");
        assertThat(neuro).hasNoOpenForce();
        failing(() -> assertThat(neuro).forceIsOpenOver("look"))
                .hasMessageStartingWith("expected a force over [look] to be open, but none is\n");
        game.force("What now?", "jump", "look");
        assertThat(neuro).forceIsOpenOver("look", "jump");
        assertThat(neuro.model()).forceIsOpenOver("jump", "look");
        failing(() -> assertThat(neuro).forceIsOpenOver("look"))
                .hasMessageStartingWith("expected a force over [look] to be open, but one over [jump, look] is\n");
        failing(() -> assertThat(neuro).hasNoOpenForce())
                .hasMessageStartingWith("expected no force to be open, but one over [jump, look] is\n");
        failing(() -> assertThat(neuro.model()).hasNoOpenForce()).isInstanceOf(AssertionError.class);
        failing(() -> assertThat(neuro.model()).forceIsOpenOver("fly")).isInstanceOf(AssertionError.class);
    }

    @Test
    void noViolations_holdsAndIsRefuted_atThePlace() {
        assertThat(neuro).hasNoViolations();
        game.sendRaw("no json");
        game.result("nobody's", true, null);
        neuro.await(GameMessage.ActionResult.class);
        failing(() -> assertThat(neuro).hasNoViolations())
                .hasMessageStartingWith("expected a fake Neuro to have seen no rule broken, but there was MUST JSON-2")
                .hasMessageContaining(" and 1 more\n")
                .hasMessageMatching("(?s).*\n> [^\n]*MUST JSON-2.*");
        failing(() -> assertThat(neuro).owesResultOf("x")).hasMessageContaining("no json");
    }

    @Test
    void seenBroken_holdsAndIsRefuted() {
        failing(() -> assertThat(neuro).hasSeenBroken(Rule.RESULT_ID))
                .hasMessageStartingWith("expected a fake Neuro to have seen RES-1/id broken "
                        + "(a result answers a pending call, once), but no rule was\n");
        game.result("nobody's", true, null);
        assertThat(neuro).hasSeenBroken(Rule.RESULT_ID);
        failing(() -> assertThat(neuro).hasSeenBroken(Rule.STARTUP_FIRST))
                .hasMessageContaining("but broken were only [MUST RES-1");
    }

    private void register(String... names) {
        for (String name : names) {
            game.register(new ActionDefinition(name, name + '.'));
        }
        game.ping();
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> failing(ThrowingCallable claim) {
        return assertThatThrownBy(claim).isInstanceOf(AssertionError.class);
    }
}
