package dev.neurosdk.testkit.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.game.Answers;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.junit.NeuroTest;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.recording.LogTape;
import dev.neurosdk.testkit.world.VirtualWorld;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of the page about fake games. */
class FakeGameGuideTest {

    @Test
    void turn() throws Exception {
        try (FakeNeuro neuro = FakeNeuro.builder().autopilot().start()) {
            playATurn(neuro.uri());
        }
    }

    private static void playATurn(URI server) throws Exception {
        try (FakeGame game = FakeGame.connect(server, "Star Harbour")) {
            game.startup();
            game.register(new ActionDefinition("look", "Look around."));
            game.force("What now?", "look");
            NeuroMessage.Action call = game.await(NeuroMessage.Action.class);
            game.succeed(call, "You see a door.");
            game.assertNoAction();
            game.assertNoViolations();
        }
    }

    @Test
    @NeuroTest(virtualTime = true, allowViolations = true)
    void rawSends(FakeNeuro neuro, FakeGame game) {
        game.sendRaw("{\"command\":\"sta");
        game.sendFragments("{\"command\":\"startup\",", "\"game\":\"Game 1\"}");
        game.sendPipelined(List.of("[]", "null", "{}"));
        game.sendBinary(new byte[] {1, 2, 3});
        assertThat(neuro.connection()).isNotNull();
        game.ping();
        assertThat(neuro.takeAll()).hasSize(6);
    }

    @Test
    @NeuroTest(virtualTime = true, allowViolations = true)
    void answers(FakeNeuro neuro, FakeGame game) {
        game.startup();
        game.register(new ActionDefinition("look", "Look around."), new ActionDefinition("jump", "Jump."));
        game.answering(Answers.byTheSchema());
        game.answering(Answers.late(Duration.ofSeconds(3)));
        game.answering(
                Answers.inOrder(Answers.failure("Not yet."), Answers.success()).except("jump", Answers.never()));
        game.reregisterWhenAsked();
        game.readyWhenAsked();
        game.reactTo(
                NeuroMessage.SpeechFinished.class,
                spoken -> List.of(new GameMessage.Context(game.game(), "You may speak again.", true)));
        assertThat(neuro.awaitResult(neuro.actValid("look")).success()).isFalse();
        assertThat(neuro.awaitResult(neuro.actValid("look")).success()).isTrue();
    }

    @Test
    @NeuroTest(virtualTime = true)
    void model(FakeNeuro neuro, FakeGame game) {
        game.startup();
        game.register(new ActionDefinition("look", "Look around."));
        game.force("What now?", "look");
        neuro.await(GameMessage.ForceActions.class);
        neuro.act("look");
        game.await(NeuroMessage.Action.class);
        assertThat(game.model().registry()).containsKey("look");
        assertThat(game.model().openForce()).isPresent();
        assertThat(game.model().owed()).hasSize(1);
    }

    @Test
    void endings() {
        try (VirtualWorld world = VirtualWorld.seeded(42)) {
            FakeNeuro neuro = world.neuro();
            LogTape tape = new LogTape();
            FakeGame game = world.game(
                    neuro.uri(),
                    "Star Harbour",
                    builder -> builder.recorder(tape).deadline(Duration.ofSeconds(30)));
            game.startup();
            neuro.close(1012, "restarting");
            assertThat(game.awaitClose().code()).isEqualTo(1012);
            assertThat(tape.entries()).isNotEmpty();
        }
    }
}
