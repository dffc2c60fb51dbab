package dev.neurosdk.testkit.assertion;

import static dev.neurosdk.testkit.assertion.NeuroAssertions.assertThat;
import static dev.neurosdk.testkit.assertion.Sayings.acknowledgement;
import static dev.neurosdk.testkit.assertion.Sayings.action;
import static dev.neurosdk.testkit.assertion.Sayings.context;
import static dev.neurosdk.testkit.assertion.Sayings.force;
import static dev.neurosdk.testkit.assertion.Sayings.register;
import static dev.neurosdk.testkit.assertion.Sayings.result;
import static dev.neurosdk.testkit.assertion.Sayings.startup;
import static dev.neurosdk.testkit.assertion.Sayings.success;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.world.VirtualWorld;
import java.time.Duration;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each claim holds for the sound conversation, and is refuted for one that is wrong in this respect. */
class ConversationAssertTest {

    private final VirtualWorld world = VirtualWorld.seeded(42);
    private final FakeNeuro neuro = world.neuro();
    private FakeGame game;

    @BeforeEach
    void play() {
        game = world.game(neuro, "Star Harbour");
        game.startup();
        game.context("A storm begins.", true);
        game.register(new ActionDefinition("look", "Look."), new ActionDefinition("jump", "Jump."));
        game.force("What now?", "look");
        neuro.await(GameMessage.ForceActions.class);
        neuro.act("look", "{\"far\":true}");
        game.succeed(game.await(NeuroMessage.Action.class));
        neuro.await(GameMessage.ActionResult.class);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void received_andThen_holdsInOrder() {
        assertThat(neuro)
                .received(startup())
                .then(register("jump", "look"))
                .then(force("look"))
                .thenSent(action("look"))
                .thenReceived(result("call-1"));
        assertThat(game)
                .sent(startup())
                .thenReceived(acknowledgement())
                .thenReceived(action("look", "{ \"far\": true }"));
    }

    @Test
    void received_ofWhatNeverCame_isRefuted_withTheLastLines() {
        failing(() -> assertThat(neuro).received(context("A calm.")))
                .hasMessageStartingWith("expected a fake Neuro to have received context \"A calm.\", "
                        + "but its message was \"A storm begins.\"\nlines 1 to ")
                .hasMessageContaining("\n> ")
                .hasMessageContaining("{\"command\":\"context\"");
        failing(() -> assertThat(neuro).received(Sayings.shutdownReady()))
                .hasMessageStartingWith(
                        "expected a fake Neuro to have received shutdown/ready, but it never did\nlines ")
                .hasMessageContaining("action/result");
    }

    @Test
    void then_ofWhatCameBefore_isRefuted() {
        failing(() -> assertThat(neuro).received(force("look")).then(register()))
                .hasMessageStartingWith("expected a fake Neuro to have received register after force of [look], "
                        + "but it did so before that\n");
        assertThatIllegalStateException()
                .isThrownBy(() -> assertThat(neuro).then(startup()))
                .withMessageStartingWith("then: ");
    }

    @Test
    void inOrder_holdsAndIsRefuted() {
        assertThat(neuro).receivedInOrder(startup(), register(), force(), success());
        assertThat(game).sentInOrder(startup(), force());
        failing(() -> assertThat(game).sentInOrder(force(), register()))
                .hasMessageContaining("to have sent register after force, but it did so before that");
        failing(() -> assertThat(neuro).receivedInOrder(startup(), startup()))
                .hasMessageContaining("to have received startup after startup, but it did so before that");
    }

    @Test
    void never_holdsAndIsRefuted_atThePlace() {
        assertThat(neuro).neverReceived(force("jump")).neverSent(action("jump"));
        failing(() -> assertThat(neuro).neverReceived(register()))
                .hasMessageStartingWith("expected a fake Neuro never to have received register, but it did\n")
                .hasMessageMatching("(?s).*\n> [^\n]*actions/register.*");
        failing(() -> assertThat(neuro).neverSent(action()))
                .hasMessageContaining("never to have sent action, but it did");
    }

    @Test
    void times_holdsAndIsRefuted() {
        assertThat(neuro).receivedTimes(1, startup()).receivedTimes(0, force("jump"));
        failing(() -> assertThat(neuro).receivedTimes(2, startup()))
                .hasMessageContaining("to have received startup 2 times, but it did 1 times");
    }

    @Test
    void closedWith_holdsAndIsRefuted() {
        failing(() -> assertThat(game).closedWith(1000))
                .hasMessageContaining("to be closed with 1000, but it is still open");
        game.close();
        assertThat(game).closedWith(1000);
        assertThat(neuro).closedWith(1000);
        failing(() -> assertThat(game).closedWith(1001)).hasMessageContaining("but it was closed with 1000");
    }

    @Test
    void claim_waitsForWhatIsYetToCome() {
        var unused = world.timeline().schedule(Duration.ofSeconds(4), () -> game.context("Late.", true));
        assertThat(neuro).received(context("Late."));
        unused = world.timeline().schedule(Duration.ofSeconds(6), () -> game.context("Too late.", true));
        failing(() -> assertThat(neuro).received(context("Too late."))).hasMessageContaining("was \"Late.\"");
    }

    @Test
    void claim_ofWhatTheOtherSideSays_isTheCallersMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(neuro).received(action("look")))
                .withMessage("expected something that a game says, was action \"look\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(game).neverReceived(startup()))
                .withMessage("expected something that Neuro says, was startup");
    }

    @Test
    void description_comesFirst() {
        failing(() -> assertThat(neuro).as("the opening").received(context("A calm.")))
                .hasMessageStartingWith("[the opening] expected a fake Neuro to have received");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> failing(ThrowingCallable claim) {
        return assertThatThrownBy(claim).isInstanceOf(AssertionError.class);
    }
}
