package dev.neurosdk.testkit.neuro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage.Action;
import dev.neurosdk.testkit.game.Answers;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.world.VirtualWorld;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MisbehaviourTest {

    /** What no single message shows to be wrong: a game may be asked often, and more speech may follow. */
    private static final Set<Misbehaviour> UNDETECTABLE =
            EnumSet.of(Misbehaviour.SPEECH_WITHOUT_END, Misbehaviour.REREGISTER_STORM, Misbehaviour.OUTSIDE_FORCE);

    private final VirtualWorld world = VirtualWorld.seeded(42);
    private final FakeNeuro neuro = world.neuro(builder -> builder.acknowledge(Acknowledgement.OFF));
    private FakeGame game;

    @BeforeEach
    void connect() {
        game = world.game(neuro, "Star Harbour");
        game.startup();
        game.register(
                new ActionDefinition("look", "Look around."),
                new ActionDefinition("jump", "Jump."),
                new ActionDefinition("gone", "Nothing."));
        game.unregister("gone");
        game.force("What now?", "look");
        game.ping();
        world.advance(java.time.Duration.ofSeconds(1));
    }

    @AfterEach
    void end() {
        world.close();
    }

    @ParameterizedTest
    @EnumSource
    void misbehaviour_isNoticed_andSurvived(Misbehaviour how) {
        if (how == Misbehaviour.UNSOLICITED_ACKNOWLEDGEMENT) {
            game = world.game(neuro, "Another");
            game.ping();
        }
        neuro.misbehave(how);
        game.ping();

        int noticed = game.violations().size() + game.findings().size();
        assertThat(noticed > 0).as(how.name()).isNotEqualTo(UNDETECTABLE.contains(how));
        assertThat(game.isOpen()).isTrue();
        assertThat(game.takeAll()).isNotEmpty();
    }

    @Test
    void unregisteredAction_isTheOneTakenAwayLast() {
        neuro.misbehave(Misbehaviour.UNREGISTERED_ACTION);
        assertThat(game.await(Action.class).name()).isEqualTo("gone");
    }

    @Test
    void outsideForce_isARegisteredAction() {
        neuro.misbehave(Misbehaviour.OUTSIDE_FORCE);
        assertThat(game.await(Action.class).name()).isEqualTo("jump");
    }

    @Test
    void everyCall_isAnsweredWithAFailure_byACarefulGame() {
        game.answering(Answers.byTheSchema());
        for (Misbehaviour how : EnumSet.of(
                Misbehaviour.UNKNOWN_ACTION,
                Misbehaviour.UNREGISTERED_ACTION,
                Misbehaviour.BROKEN_DATA,
                Misbehaviour.DATA_IS_AN_ARRAY,
                Misbehaviour.DATA_IS_EMPTY)) {
            neuro.misbehave(how);
            assertThat(neuro.await(GameMessage.ActionResult.class).success())
                    .as(how.name())
                    .isFalse();
        }
    }
}
