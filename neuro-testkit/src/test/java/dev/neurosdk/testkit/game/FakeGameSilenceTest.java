package dev.neurosdk.testkit.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage.Action;
import dev.neurosdk.protocol.message.NeuroMessage.SpeechFinished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FakeGameSilenceTest {

    private static final SpeechFinished SPOKEN = new SpeechFinished(true, false, null);

    @Test
    void assertSilence_withASilentServer_holds() throws Exception {
        try (ScriptedServer server = ScriptedServer.silent();
                FakeGame game = connect(server)) {
            game.startup();
            assertThatCode(game::assertSilence).doesNotThrowAnyException();
        }
    }

    @Test
    void assertSilence_withAServerThatSpeaks_fails() throws Exception {
        try (ScriptedServer server = ScriptedServer.start((peer, text) -> peer.say(SPOKEN));
                FakeGame game = connect(server)) {
            game.startup();
            assertThatThrownBy(game::assertSilence)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("expected silence, was 1 waiting message(s), first {\"command\":\"speech");
        }
    }

    @Test
    void assertSilence_afterEverythingWasTaken_holds() throws Exception {
        try (ScriptedServer server = ScriptedServer.start((peer, text) -> peer.say(SPOKEN));
                FakeGame game = connect(server)) {
            game.startup();
            game.await(SpeechFinished.class);
            assertThatCode(game::assertSilence).doesNotThrowAnyException();
        }
    }

    @Test
    void assertSilence_withoutAPong_fails() throws Exception {
        try (RawServer raw = RawServer.with(FakeGameSilenceTest::hasty);
                FakeGame game = raw.game()) {
            assertThatThrownBy(game::assertSilence)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("expected a pong within 300 ms");
            game.abort();
        }
    }

    @Test
    void assertNoAction_withAServerThatOnlyAnswers_holds_andCleansUp() throws Exception {
        try (ScriptedServer server = ScriptedServer.obliging();
                FakeGame game = connect(server)) {
            assertThatCode(game::assertNoAction).doesNotThrowAnyException();

            assertThat(server.nextMessage()).isInstanceOf(GameMessage.RegisterActions.class);
            GameMessage.ForceActions force = (GameMessage.ForceActions) server.nextMessage();
            assertThat(server.nextMessage())
                    .isEqualTo(new GameMessage.UnregisterActions("Star Harbour", force.actionNames()));
            assertThat(server.nextMessage())
                    .isEqualTo(new GameMessage.ActionResult("Star Harbour", "call-1", true, null));
        }
    }

    @Test
    void assertNoAction_withAServerThatCallsFirst_fails() throws Exception {
        ScriptedServer.Script nervous = new ScriptedServer.Obliging() {
            @Override
            public void text(ScriptedServer.Peer peer, String text) {
                if (ScriptedServer.decoded(text) instanceof GameMessage.Context) {
                    call(peer, "look");
                }
                super.text(peer, text);
            }
        };
        try (ScriptedServer server = ScriptedServer.start(nervous);
                FakeGame game = connect(server)) {
            game.context("A storm begins.", false);
            assertThatThrownBy(game::assertNoAction)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("expected no action before the sentinel's, was a call of look");
        }
    }

    @Test
    void assertNoAction_withAnOpenForce_takesItsAnswerForAnAction() throws Exception {
        try (ScriptedServer server = ScriptedServer.obliging();
                FakeGame game = connect(server)) {
            game.force("What now?", "look");
            assertThatThrownBy(game::assertNoAction).hasMessageContaining("was a call of look");
        }
    }

    @Test
    void assertNoAction_withAServerThatNeverAnswers_fails() throws Exception {
        try (ScriptedServer server = ScriptedServer.silent();
                FakeGame game = hasty(server.uri())) {
            assertThatThrownBy(game::assertNoAction)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("expected a message Action within 300 ms");
        }
    }

    @Test
    void assertNoAction_leavesOtherMessages_andKeepsAutomaticAnswersOut() throws Exception {
        ScriptedServer.Script chatty = new ScriptedServer.Obliging() {
            @Override
            public void opened(ScriptedServer.Peer peer) {
                peer.say(SPOKEN);
            }
        };
        try (ScriptedServer server = ScriptedServer.start(chatty);
                FakeGame game = connect(server)) {
            game.autoSucceed();
            game.assertNoAction();
            assertThat(game.await(SpeechFinished.class)).isEqualTo(SPOKEN);
            List<GameMessage> sent =
                    List.of(server.nextMessage(), server.nextMessage(), server.nextMessage(), server.nextMessage());
            assertThat(sent)
                    .filteredOn(GameMessage.ActionResult.class::isInstance)
                    .hasSize(1);
            game.force("What now?", "look");
            assertThat(game.await(Action.class).name()).isEqualTo("look");
        }
    }

    private static FakeGame connect(ScriptedServer server) throws IOException {
        return FakeGame.connect(server.uri(), "Star Harbour");
    }

    private static FakeGame hasty(URI uri) {
        try {
            return FakeGame.builder(uri, "Star Harbour")
                    .deadline(Duration.ofMillis(300))
                    .connect();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
