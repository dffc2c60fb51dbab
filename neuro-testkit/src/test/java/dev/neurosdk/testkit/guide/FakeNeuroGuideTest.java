package dev.neurosdk.testkit.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.junit.NeuroTest;
import dev.neurosdk.testkit.neuro.Acknowledgement;
import dev.neurosdk.testkit.neuro.Autopilot;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.neuro.GameConnection;
import dev.neurosdk.testkit.neuro.Misbehaviour;
import dev.neurosdk.testkit.neuro.Reply;
import dev.neurosdk.testkit.neuro.Speech;
import dev.neurosdk.testkit.world.VirtualWorld;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The examples of the page about the fake Neuro. */
class FakeNeuroGuideTest {

    @Test
    void byHand() throws Exception {
        try (FakeNeuro neuro = FakeNeuro.start();
                StarHarbour game = new StarHarbour(neuro.uri())) {
            game.turn();
            GameMessage.ForceActions force = neuro.await(GameMessage.ForceActions.class);
            assertThat(force.actionNames()).containsExactly("sail", "wait");
            String id = neuro.act("sail", "{\"to\":\"Vega\"}");
            assertThat(neuro.awaitResult(id).success()).isTrue();
            neuro.assertNoViolations();
        }
    }

    @Test
    @NeuroTest
    void replies(FakeNeuro neuro) throws Exception {
        neuro.enqueue(
                Reply.act("sail", "{\"to\":\"Mars\"}"),
                Reply.act("sail", "{\"to\":\"Vega\"}").after(Duration.ofMillis(20)),
                Reply.close(1012, "restarting").to(GameMessage.ActionResult.class));
        try (StarHarbour game = new StarHarbour(neuro.uri())) {
            game.turn();
            assertThat(neuro.await(GameMessage.ActionResult.class).success()).isFalse();
            game.turn();
            assertThat(neuro.await(GameMessage.ActionResult.class).success()).isTrue();
            assertThat(neuro.connection().awaitClose().code()).isEqualTo(1012);
        }
    }

    @Test
    @NeuroTest
    void dispatcher(FakeNeuro neuro) throws Exception {
        neuro.dispatcher((message, connection) -> message instanceof GameMessage.ForceActions
                ? Reply.speak(Speech.of(2)).then(Reply.act("wait"))
                : Reply.nothing());
        try (StarHarbour game = new StarHarbour(neuro.uri())) {
            game.turn();
            assertThat(neuro.await(GameMessage.ActionResult.class).success()).isTrue();
        }
    }

    @Test
    void autopilot() throws Exception {
        try (FakeNeuro neuro = FakeNeuro.builder().autopilot().seed(7).start();
                StarHarbour game = new StarHarbour(neuro.uri())) {
            game.turn();
            assertThat(neuro.await(GameMessage.ActionResult.class).success()).isTrue();
            neuro.dispatcher(Autopilot.seeded(7).retries(0).thinking(Duration.ofMillis(10)));
            game.turn();
            neuro.await(GameMessage.ActionResult.class);
        }
    }

    @Test
    @NeuroTest
    void generatedData(FakeNeuro neuro) throws Exception {
        try (StarHarbour game = new StarHarbour(neuro.uri())) {
            game.turn();
            for (int i = 0; i < 20; i++) {
                assertThat(neuro.awaitResult(neuro.actValid("sail")).success()).isTrue();
                assertThat(neuro.awaitResult(neuro.actBoundary("sail")).success())
                        .isTrue();
                assertThat(neuro.awaitResult(neuro.actInvalid("sail")).success())
                        .isFalse();
            }
            neuro.takeAll();
            neuro.assertNothingMore();
        }
    }

    @Test
    @NeuroTest(allowViolations = true)
    void misbehaviour(FakeNeuro neuro) throws Exception {
        try (StarHarbour game = new StarHarbour(neuro.uri())) {
            game.turn();
            for (Misbehaviour how : Misbehaviour.values()) {
                neuro.misbehave(how);
            }
            neuro.ping();
            assertThat(neuro.isOpen()).isTrue();
        }
    }

    @Test
    void settings() throws Exception {
        try (FakeNeuro neuro = FakeNeuro.builder()
                .edition(Edition.E6)
                .acknowledge(Acknowledgement.late(Duration.ofSeconds(2)))
                .callIds(number -> "\u2603-" + number)
                .start()) {
            neuro.acknowledge(Acknowledgement.OFF);
            neuro.refuse(1, 503);
            assertThat(neuro.uri().getScheme()).isEqualTo("ws");
        }
    }

    @Test
    void severalGames() {
        try (VirtualWorld world = VirtualWorld.seeded(42)) {
            FakeNeuro neuro = world.neuro();
            FakeGame first = world.game(neuro, "First");
            FakeGame second = world.game(neuro, "Second");
            GameConnection one = neuro.takeConnection();
            GameConnection other = neuro.takeConnection();
            first.startup();
            second.startup();
            one.reset();
            assertThat(other.await(GameMessage.Startup.class).game()).isEqualTo("Second");
            world.advance(Duration.ofSeconds(30));
            assertThat(first.isOpen()).isFalse();
        }
    }
}
