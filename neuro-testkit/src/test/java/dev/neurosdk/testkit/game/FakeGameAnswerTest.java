package dev.neurosdk.testkit.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage.Action;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FakeGameAnswerTest {

    @Test
    void autoSucceed_answersEveryCall_andLeavesItToBeTaken() throws Exception {
        try (ScriptedServer server = ScriptedServer.obliging();
                FakeGame game = connect(server)) {
            game.autoSucceed();
            game.force("What now?", "look");
            assertThat(game.await(Action.class).id()).isEqualTo("call-1");
            assertThat(server.nextMessage()).isInstanceOf(GameMessage.ForceActions.class);
            assertThat(server.nextMessage())
                    .isEqualTo(new GameMessage.ActionResult("Star Harbour", "call-1", true, null));
        }
    }

    @Test
    void answerWith_decidesForEachCall() throws Exception {
        try (ScriptedServer server = ScriptedServer.obliging();
                FakeGame game = connect(server)) {
            game.answerWith(action -> action.name().equals("look")
                    ? new GameMessage.ActionResult(game.game(), action.id(), false, "It is dark.")
                    : null);
            game.force("What now?", "jump");
            game.force("What now?", "look");
            game.await(Action.class, action -> action.name().equals("look"));
            List<GameMessage> sent = new ArrayList<>();
            while (sent.size() < 3) {
                sent.add(server.nextMessage());
            }
            assertThat(sent)
                    .filteredOn(GameMessage.ActionResult.class::isInstance)
                    .containsExactly(new GameMessage.ActionResult("Star Harbour", "call-2", false, "It is dark."));
        }
    }

    @Test
    void answerWith_codeThatThrows_failsTheNextWait() throws Exception {
        try (ScriptedServer server = ScriptedServer.obliging();
                FakeGame game = connect(server)) {
            game.answerWith(action -> {
                throw new IllegalStateException("boom");
            });
            game.force("What now?", "look");
            server.nextMessage();
            assertThatThrownBy(() ->
                            game.await(Action.class, action -> action.name().equals("other")))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("the code that answers calls threw java.lang.IllegalStateException: boom")
                    .hasCauseInstanceOf(IllegalStateException.class);
            assertThatThrownBy(game::assertSilence).isInstanceOf(AssertionError.class);
        }
    }

    private static FakeGame connect(ScriptedServer server) throws IOException {
        return FakeGame.connect(server.uri(), "Star Harbour");
    }
}
