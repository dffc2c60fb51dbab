package dev.neurosdk.testkit.neuro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.world.VirtualWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakeNeuroSilenceTest {

    private final VirtualWorld world = VirtualWorld.seeded(1);
    private final FakeNeuro neuro = world.neuro();
    private FakeGame game;

    @BeforeEach
    void connect() {
        game = world.game(neuro, "Star Harbour");
        game.startup();
        neuro.await(GameMessage.Startup.class);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void assertSilence_withASilentGame_holds() {
        assertThatCode(neuro::assertSilence).doesNotThrowAnyException();
    }

    @Test
    void assertSilence_withAGameThatSpoke_fails() {
        game.context("A storm begins.", true);
        assertThatThrownBy(neuro::assertSilence)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("expected silence, was 1 waiting message(s), first {\"command\":\"context\"");
    }

    @Test
    void assertNothingMore_withAGameThatKnowsItsActions_holds() {
        answerUnknown(false);
        assertThatCode(neuro::assertNothingMore).doesNotThrowAnyException();
        neuro.assertNoViolations();
    }

    @Test
    void assertNothingMore_withAGameThatSpoke_fails() {
        answerUnknown(false);
        game.context("A storm begins.", true);
        assertThatThrownBy(neuro::assertNothingMore)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(
                        "expected nothing before the result of the sentinel's call, was {\"command\":\"context\"");
    }

    @Test
    void assertNothingMore_withAGameThatDoesWhateverItIsTold_fails() {
        answerUnknown(true);
        assertThatThrownBy(neuro::assertNothingMore)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(
                        "expected a failing result for a call of an action that the game does not have, was success");
    }

    @Test
    void assertNothingMore_withAGameThatOverlooksUnknownActions_fails() {
        assertThatThrownBy(neuro::assertNothingMore)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("expected a message within 5000 ms");
        assertThat(game.isOpen()).isTrue();
    }

    private void answerUnknown(boolean success) {
        game.answerWith(
                action -> new GameMessage.ActionResult("Star Harbour", action.id(), success, "No such action."));
    }
}
