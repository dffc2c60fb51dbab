package dev.neurosdk.testkit.neuro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.CharacterSession;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.peer.TranscriptEntry;
import dev.neurosdk.testkit.world.VirtualWorld;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeNeuroTest {

    private static final ActionDefinition LOOK = new ActionDefinition("look", "Look around.");
    private static final String NAME = "Star Harbour";

    private final VirtualWorld world = VirtualWorld.seeded(42);
    private final FakeNeuro neuro = world.neuro();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void turn_fromStartupToResult() {
        FakeGame game = world.game(neuro, NAME);
        game.startup();
        game.register(LOOK);
        game.force("What now?", "look");

        assertThat(neuro.takeMessage()).isEqualTo(new GameMessage.Startup(NAME));
        assertThat(neuro.await(GameMessage.ForceActions.class).actionNames()).containsExactly("look");
        String id = neuro.act("look");
        game.succeed(game.await(NeuroMessage.Action.class));

        assertThat(neuro.awaitResult(id).success()).isTrue();
        assertThat(neuro.takeMessage()).isInstanceOf(GameMessage.RegisterActions.class);
        neuro.assertNoViolations();
        game.assertNoViolations();
    }

    @Test
    void everythingNeuroSays_arrivesAsItIs() {
        FakeGame game = world.game(neuro, NAME);
        game.startup();
        CharacterSession evil = new CharacterSession("s", "evil", "Evil Neuro");
        neuro.act("look", "{\"x\":1}");
        neuro.speechFinished();
        neuro.speechFinished(true, true, "interrupted");
        neuro.shutdownGraceful(true);
        neuro.shutdownImmediate();
        neuro.reregisterAll();
        neuro.acknowledge(evil);
        neuro.sendRaw("no json");
        neuro.sendFragments("{\"comm", "and\":\"x/y\"}");
        neuro.sendPipelined(List.of("1", "2"));
        neuro.sendBinary(new byte[] {1, -1});
        neuro.ping();

        assertThat(game.await(NeuroMessage.Action.class))
                .isEqualTo(new NeuroMessage.Action("call-1", "look", "{\"x\":1}"));
        assertThat(game.await(NeuroMessage.SpeechFinished.class))
                .isEqualTo(new NeuroMessage.SpeechFinished(true, false, null));
        assertThat(game.await(NeuroMessage.SpeechFinished.class).reason()).isEqualTo("interrupted");
        assertThat(game.await(NeuroMessage.GracefulShutdown.class).wantsShutdown())
                .isTrue();
        game.await(NeuroMessage.ImmediateShutdown.class);
        game.await(NeuroMessage.ReregisterAll.class);
        assertThat(game.await(
                        NeuroMessage.StartupAck.class, ack -> ack.session().equals(evil)))
                .isNotNull();
        game.await(NeuroMessage.StartupAck.class);
        assertThat(game.takeAll())
                .extracting(incoming -> incoming.text())
                .containsExactly("no json", "{\"command\":\"x/y\"}", "1", "2", "(binary, 2 bytes) 01 ff");
    }

    @Test
    void acknowledgement_comesWithTheEditionThatHasIt() {
        FakeNeuro old = world.neuro(builder -> builder.edition(Edition.E4));
        FakeGame game = world.game(old, NAME);
        game.startup();
        game.assertSilence();

        FakeGame newer = world.game(neuro, NAME);
        newer.startup();
        assertThat(newer.await(NeuroMessage.StartupAck.class).session())
                .isEqualTo(new CharacterSession("session-1", "neuro", "Neuro-sama"));
    }

    @Test
    void acknowledgement_canBeOffLateTwiceOrFlat() {
        FakeGame game = world.game(neuro, NAME);
        neuro.acknowledge(Acknowledgement.OFF);
        game.startup();
        game.assertSilence();

        neuro.acknowledge(Acknowledgement.late(Duration.ofSeconds(4)));
        long before = world.timeline().nanos();
        game.startup();
        game.await(NeuroMessage.StartupAck.class);
        assertThat(world.timeline().nanos() - before)
                .isGreaterThan(Duration.ofSeconds(4).toNanos());

        neuro.acknowledge(Acknowledgement.TWICE);
        game.startup();
        assertThat(game.await(NeuroMessage.StartupAck.class).session().characterId())
                .isEqualTo("neuro");
        assertThat(game.await(NeuroMessage.StartupAck.class).session().characterId())
                .isEqualTo("evil");
        game.assertNoViolations();

        neuro.acknowledge(Acknowledgement.FLAT);
        game.startup();
        game.ping();
        assertThat(game.violations())
                .hasSize(1)
                .allSatisfy(flat -> assertThat(flat.violations())
                        .extracting(violation -> violation.rule())
                        .contains(Rule.ACK_SHAPE));
    }

    @Test
    void takeMessage_ofWhatIsNone_fails_butTakeAnyTakesIt() {
        FakeGame game = world.game(neuro, NAME);
        game.sendRaw("no json");
        assertThatThrownBy(neuro::takeMessage)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("expected a message that the edition knows, was no json");
        game.sendRaw("again");
        assertThat(neuro.takeAny().text()).isEqualTo("again");
        assertThat(neuro.violations()).hasSize(2);
        assertThatThrownBy(neuro::assertNoViolations)
                .hasMessageStartingWith("expected no message to break a rule, 2 did");
    }

    @Test
    void takeMessage_withoutOne_failsAtItsDeadline() {
        world.game(neuro, NAME);
        long before = world.timeline().nanos();
        assertThatThrownBy(() -> neuro.takeMessage(Duration.ofSeconds(30)))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("expected a message within 30000 ms, nothing of the kind came")
                .hasMessageContaining("transcript of a fake Neuro")
                .hasMessageContaining("* opened /");
        assertThat(world.timeline().nanos() - before)
                .isEqualTo(Duration.ofSeconds(30).toNanos());
    }

    @Test
    void finding_isWhatTheGameDoesWrongByWhatCameBefore() {
        FakeGame game = world.game(neuro, NAME);
        game.startup();
        game.result("nobody's", true, null);
        neuro.await(GameMessage.ActionResult.class);
        assertThat(neuro.violations()).isEmpty();
        assertThat(neuro.findings())
                .extracting(finding -> finding.violation().rule())
                .containsExactly(Rule.RESULT_ID);
        assertThatThrownBy(neuro::assertNoViolations)
                .hasMessageStartingWith(
                        "expected no message to break a rule, 1 did\nviolation: MUST RES-1 at /data/id");
    }

    @Test
    void connections_areToldApart() {
        FakeGame first = world.game(neuro, "First");
        FakeGame second = world.game(neuro, "Second");
        GameConnection one = neuro.takeConnection();
        GameConnection other = neuro.takeConnection();
        first.startup();
        second.startup();
        second.context("Here.", true);

        assertThat(one.await(GameMessage.Startup.class).game()).isEqualTo("First");
        assertThat(other.takeAny().connection()).isEqualTo(2);
        assertThat(neuro.takeMessage()).isInstanceOf(GameMessage.Context.class);
        one.act("look");
        assertThat(first.await(NeuroMessage.Action.class).name()).isEqualTo("look");
        second.assertNoViolations();
        assertThat(neuro.connection()).isSameAs(other);
        assertThat(neuro.connections()).containsExactly(one, other);
        assertThat(other.state())
                .hasValueSatisfying(state -> assertThat(state.game()).isEqualTo("Second"));
        assertThat(other.transcript())
                .extracting(TranscriptEntry::toString)
                .allSatisfy(line -> assertThat(line).contains("#2 "));
    }

    @Test
    void handshake_isKept() {
        world.game(neuro.uri(), NAME, builder -> builder.path("/game/star?x=1").header("authorization", "Bearer x"));
        GameConnection connection = neuro.takeConnection();
        assertThat(connection.target()).isEqualTo("/game/star?x=1");
        assertThat(connection.headers()).containsEntry("authorization", List.of("Bearer x"));
    }

    @Test
    void refuse_refusesSomeHandshakes() {
        neuro.refuse(1, 503);
        assertThatThrownBy(() -> world.game(neuro, NAME)).hasMessageContaining("HTTP 503");
        assertThat(world.game(neuro, NAME).isOpen()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> neuro.refuse(1, 200));
    }

    @Test
    void takeConnection_withoutOne_fails() {
        assertThatThrownBy(neuro::takeConnection)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("expected another game to connect within 5000 ms");
        assertThatThrownBy(neuro::connection).hasMessageStartingWith("expected a game to connect within 5000 ms");
    }

    @Test
    void connection_thatEnds_failsItsWaits_butNotTheWaitForAnyGame() {
        FakeGame game = world.game(neuro, NAME);
        GameConnection connection = neuro.takeConnection();
        game.close(4000, "bored");
        assertThatThrownBy(() -> connection.await(GameMessage.Startup.class))
                .hasMessageStartingWith(
                        "expected a message Startup, but the connection was closed with 4000 \"bored\"");
        world.game(neuro, NAME).startup();
        assertThat(neuro.await(GameMessage.Startup.class).game()).isEqualTo(NAME);
    }

    @Test
    void close_says1001_toEveryGame() {
        FakeGame first = world.game(neuro, "First");
        FakeGame second = world.game(neuro, "Second");
        neuro.close();
        neuro.close();
        assertThat(first.awaitClose().code()).isEqualTo(1001);
        assertThat(second.awaitClose().code()).isEqualTo(1001);
        assertThatThrownBy(() -> world.game(neuro, "Third")).hasMessageContaining("nobody listens");
    }

    @Test
    void endings_areSeenByTheGame() {
        FakeGame game = world.game(neuro, NAME);
        neuro.close(1008, "not you");
        assertThat(game.awaitClose().code()).isEqualTo(1008);
        FakeGame next = world.game(neuro, NAME);
        neuro.abort();
        assertThat(next.awaitClose().clean()).isFalse();
        FakeGame last = world.game(neuro, NAME);
        neuro.reset();
        assertThat(last.awaitClose().clean()).isFalse();
    }

    @Test
    void callIds_areAsToldTo() {
        FakeNeuro odd = world.neuro(builder -> builder.callIds(number -> "\u00e9 " + number));
        world.game(odd, NAME);
        assertThat(odd.act("look")).isEqualTo("\u00e9 1");
        assertThat(odd.act("look")).isEqualTo("\u00e9 2");
    }

    @Test
    void speak_isByTheClock() {
        FakeGame game = world.game(neuro, NAME);
        neuro.speak(Speech.of(3).every(Duration.ofSeconds(1)).cancelled("interrupted"));
        assertThat(game.await(NeuroMessage.SpeechFinished.class).isFinal()).isFalse();
        assertThat(game.await(NeuroMessage.SpeechFinished.class).isFinal()).isFalse();
        long before = world.timeline().nanos();
        assertThat(game.await(NeuroMessage.SpeechFinished.class))
                .isEqualTo(new NeuroMessage.SpeechFinished(true, true, "interrupted"));
        assertThat(world.timeline().nanos() - before)
                .isGreaterThan(Duration.ofMillis(900).toNanos());
    }

    @Test
    void stopReading_leavesTheGameWithoutAPong() {
        FakeGame game = world.game(neuro, NAME);
        neuro.stopReading();
        assertThatThrownBy(game::ping).isInstanceOf(AssertionError.class);
        neuro.resumeReading();
        assertThatCode(game::ping).doesNotThrowAnyException();
    }

    @Test
    void builder_withNonsense_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FakeNeuro.builder().port(-1))
                .withMessageStartingWith("port: ");
        assertThatIllegalArgumentException().isThrownBy(() -> Speech.of(0)).withMessageStartingWith("parts: ");
        assertThatIllegalArgumentException().isThrownBy(() -> Speech.of(1).every(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FakeNeuro.builder().recorder(entry -> {}, 0))
                .withMessageStartingWith("connection: ");
    }
}
