package dev.neurosdk.testkit.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.message.CharacterSession;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.neuro.Acknowledgement;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.neuro.NeuroDispatcher;
import dev.neurosdk.testkit.neuro.Reply;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.LogHead;
import dev.neurosdk.testkit.recording.LogTape;
import dev.neurosdk.testkit.recording.SessionLog;
import dev.neurosdk.testkit.world.VirtualWorld;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReplayAsGameTest {

    private final VirtualWorld world = VirtualWorld.seeded(7);
    private final LogTape tape = new LogTape();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void soundServer_isAsRecorded_withIdsOfItsOwn() throws Exception {
        FakeNeuro neuro = neuro(builder -> builder.callIds(n -> "another-" + n));

        ReplayResult result = replay().asGame(neuro.uri());

        result.assertAsRecorded();
        assertThat(result.sent()).isEqualTo(8);
        assertThat(result.matched()).isEqualTo(4);
        assertThat(neuro.awaitResult("another-1").success()).isTrue();
        assertThat(neuro.awaitResult("another-2").success()).isTrue();
        neuro.assertNoViolations();
        assertThat(texts(tape.entries(), Direction.C2S))
                .usingElementComparator((one, other) ->
                        one.replaceAll("\"id\":\"[^\"]*\"", "").compareTo(other.replaceAll("\"id\":\"[^\"]*\"", "")))
                .isEqualTo(texts(Inn.recorded().entries(), Direction.C2S));
    }

    @Test
    void recordedSpeed_keepsThePauses_andFullSpeedDoesNot() throws Exception {
        long began = world.timeline().nanos();
        replay().asGame(neuro(builder -> builder).uri()).assertAsRecorded();
        long recorded = world.timeline().nanos() - began;
        replay().speed(Speed.scaled(2)).asGame(neuro(builder -> builder).uri()).assertAsRecorded();
        long twice = world.timeline().nanos() - began - recorded;
        replay().speed(Speed.full()).asGame(neuro(builder -> builder).uri()).assertAsRecorded();
        long full = world.timeline().nanos() - began - recorded - twice;

        assertThat(Duration.ofNanos(recorded)).isBetween(Inn.THINKING, Inn.THINKING.plusMillis(300));
        assertThat(Duration.ofNanos(twice))
                .isBetween(Inn.THINKING.dividedBy(2), Inn.THINKING.dividedBy(2).plusMillis(300));
        assertThat(Duration.ofNanos(full)).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void call_isAnswered_afterItHasCome_howeverLate() throws Exception {
        FakeNeuro neuro =
                neuro(builder -> builder.dispatcher((message, game) -> message instanceof GameMessage.ForceActions
                        ? Inn.neuro().replyTo(message, game).after(Duration.ofSeconds(5))
                        : Inn.neuro().replyTo(message, game)));
        replay().speed(Speed.full()).asGame(neuro.uri()).assertAsRecorded();
        neuro.assertNoViolations();
    }

    @Test
    void serverThatDropsACall_isFoundOut() throws Exception {
        ReplayResult result = replay().asGame(mutant(
                        (message, game) -> message instanceof GameMessage.ForceActions force
                                        && force.actionNames().size() == 1
                                ? Reply.nothing()
                                : Inn.neuro().replyTo(message, game))
                .uri());
        assertThat(result.divergences()).singleElement().isInstanceOf(Divergence.Missing.class);
        assertThat(result.text())
                .startsWith("7 of 8 messages sent, 3 of 4 came as recorded, 1 divergences\n")
                .containsPattern(
                        "connection 1: expected action leave with id \\S+, did not come within 10\\d\\d\\d ms");
        assertThatThrownBy(result::assertAsRecorded).isInstanceOf(AssertionError.class);
    }

    @Test
    void serverThatReorders_isFoundOut() throws Exception {
        CharacterSession session = new CharacterSession("s1", "c1", "Neuro");
        FakeNeuro neuro = neuro(builder -> builder.acknowledge(Acknowledgement.OFF)
                .dispatcher((message, game) -> message instanceof GameMessage.Startup
                        ? Reply.say(new NeuroMessage.ReregisterAll(), new NeuroMessage.StartupAck(session))
                        : Inn.neuro().replyTo(message, game)));
        assertThat(replay().asGame(neuro.uri()).divergences())
                .singleElement()
                .isInstanceOf(Divergence.OutOfOrder.class)
                .hasToString("connection 1: expected startup first, came actions/reregister_all");
    }

    @Test
    void serverThatCallsAnother_isFoundOut() throws Exception {
        ReplayResult result = replay().asGame(mutant((message, game) -> message instanceof GameMessage.ForceActions
                        ? Reply.act("leave", "{}")
                        : Inn.neuro().replyTo(message, game))
                .uri());
        assertThat(result.divergences()).singleElement().satisfies(divergence -> {
            assertThat(divergence).isInstanceOf(Divergence.Different.class);
            assertThat(divergence.toString())
                    .contains(
                            "expected action stay",
                            "came action leave",
                            "differs at /data/name: expected \"stay\", was \"leave\"");
        });
    }

    @Test
    void serverThatCallsTwice_isFoundOut_evenAtTheEnd() throws Exception {
        ReplayResult result = replay().asGame(mutant(
                        (message, game) -> message instanceof GameMessage.ForceActions force
                                        && force.actionNames().size() == 1
                                ? Reply.doing(connection -> {
                                    connection.act("leave");
                                    connection.act("leave");
                                })
                                : Inn.neuro().replyTo(message, game))
                .uri());
        assertThat(result.divergences()).singleElement().isInstanceOf(Divergence.Unexpected.class);
        assertThat(result.text()).contains("expected nothing more, came action leave");
    }

    @Test
    void serverThatChangesData_isFoundOut_whereContentIsCompared() throws Exception {
        NeuroDispatcher other = (message, game) -> message instanceof GameMessage.ForceActions force
                ? Reply.act(force.actionNames().get(0), "{\"because\":\"I can\"}")
                : Inn.neuro().replyTo(message, game);
        replay().asGame(mutant(other).uri()).assertAsRecorded();

        assertThat(replay().comparing(Comparison.CONTENT)
                        .asGame(mutant(other).uri())
                        .text())
                .contains("differs at /data/data: expected \"{\\\"because\\\":\\\"why not\\\"}\"");
        replay().comparing(Comparison.CONTENT).asGame(mutant(Inn.neuro()).uri()).assertAsRecorded();
    }

    @Test
    void serverThatEndsTheConnection_isFoundOut() throws Exception {
        ReplayResult result = replay().asGame(mutant((message, game) -> message instanceof GameMessage.Context
                        ? Reply.close(1011, "oops")
                        : Inn.neuro().replyTo(message, game))
                .uri());
        assertThat(result.asRecorded()).isFalse();
        assertThat(result.text()).contains("the connection ended with 1011 \"oops\"");
    }

    @Test
    void serverThatRefuses_isFoundOut() throws Exception {
        FakeNeuro neuro = neuro(builder -> builder);
        neuro.refuse(1, 503);
        assertThat(replay().asGame(neuro.uri()).text()).contains("HTTP 503").startsWith("0 of 8 messages sent");
    }

    @Test
    void tolerantReplay_goesOn_andCounts() throws Exception {
        ReplayResult result = replay().tolerant()
                .asGame(mutant((message, game) -> message instanceof GameMessage.Startup
                                ? Reply.nothing()
                                : message instanceof GameMessage.ForceActions force
                                                && force.actionNames().size() == 2
                                        ? Reply.act("leave")
                                        : Inn.neuro().replyTo(message, game))
                        .uri());
        assertThat(result.divergences()).hasSize(2);
        assertThat(result.sent()).isEqualTo(8);
        assertThat(result.matched()).isEqualTo(2);
    }

    @Test
    void tolerantReplay_doesNotAnswerACallThatNeverCame() throws Exception {
        ReplayResult result = replay().tolerant()
                .asGame(mutant((message, game) -> message instanceof GameMessage.ForceActions
                                ? Reply.nothing()
                                : Inn.neuro().replyTo(message, game))
                        .uri());
        assertThat(result.divergences())
                .filteredOn(Divergence.Missing.class::isInstance)
                .hasSize(2);
        assertThat(result.divergences())
                .filteredOn(Divergence.Unsent.class::isInstance)
                .hasSize(2);
        assertThat(result.sent()).isEqualTo(6);
    }

    @Test
    void emptyRecording_isRefused() {
        SessionLog empty = new LogTape().log(Inn.recorded().head());
        assertThatThrownBy(() -> Replay.of(empty).asGame(URI.create("ws://127.0.0.1:1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("log: expected at least one connection, was none");
        assertThat(Inn.recorded().head().role()).isEqualTo(LogHead.Role.NEURO);
    }

    private Replay replay() {
        return Replay.of(Inn.recorded()).network(world.network()).recorder(tape);
    }

    private FakeNeuro mutant(NeuroDispatcher dispatcher) {
        return neuro(builder -> builder.dispatcher(dispatcher));
    }

    private FakeNeuro neuro(UnaryOperator<FakeNeuro.Builder> settings) {
        return world.neuro(builder -> settings.apply(builder.dispatcher(Inn.neuro())));
    }

    private static List<String> texts(List<LogEntry> entries, Direction direction) {
        return entries.stream()
                .filter(LogEntry.Message.class::isInstance)
                .map(LogEntry.Message.class::cast)
                .filter(message -> message.direction() == direction)
                .map(LogEntry.Message::text)
                .toList();
    }
}
