package dev.neurosdk.testkit.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.codec.MessageDecoder;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.testkit.fault.FaultPlan;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.world.VirtualWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What both sides of one connection tell their recorders. */
class RecordedPeersTest {

    private final VirtualWorld world = VirtualWorld.seeded(11);
    private final List<LogEntry> gameLog = new ArrayList<>();
    private final List<LogEntry> neuroLog = new ArrayList<>();
    private final FakeNeuro neuro = world.neuro(builder -> builder.recorder(neuroLog::add));
    private final FakeGame game = world.game(
            neuro.uri(),
            "Star Harbour",
            builder -> builder.recorder(gameLog::add, 7).path("/game?x=1"));

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void everything_isRecordedOnBothSides_inTheSameWords() {
        game.startup();
        game.sendFragments("{\"command\":\"x/", "y\",\"game\":\"Star Harbour\"}");
        game.sendBinary(new byte[] {1, 2});
        game.ping();
        neuro.takeAll();
        neuro.sendRaw("no json");
        neuro.sendBinary(new byte[] {3});
        neuro.ping();
        game.close(4000, "bored");
        game.awaitClose();
        world.advance(Duration.ofSeconds(1));

        assertThat(gameLog).allSatisfy(entry -> assertThat(entry.connection()).isEqualTo(7));
        assertThat(neuroLog).allSatisfy(entry -> assertThat(entry.connection()).isEqualTo(1));
        assertThat(words(neuroLog))
                .containsExactlyInAnyOrderElementsOf(words(gameLog))
                .contains(
                        "opened /game?x=1",
                        "C2S TEXT [14, 25] {\"command\":\"x/y\",\"game\":\"Star Harbour\"}",
                        "C2S BINARY [2]",
                        "S2C TEXT [7] no json",
                        "S2C BINARY [1]",
                        "C2S closed 4000 bored");
    }

    @Test
    void pingsAndPongs_areRecordedByWhoSendsThem() {
        game.ping();
        assertThat(gameLog.stream()
                        .filter(LogEntry.Control.class::isInstance)
                        .map(entry -> ((LogEntry.Control) entry).direction() + " " + ((LogEntry.Control) entry).kind()))
                .containsExactly("C2S PING", "S2C PONG");
    }

    @Test
    void cut_isRecordedByBoth_asWhoeverDidIt() {
        neuro.reset();
        game.awaitClose();
        assertThat(neuroLog).last().isInstanceOfSatisfying(LogEntry.Tcp.class, tcp -> {
            assertThat(tcp.direction()).isEqualTo(Direction.S2C);
            assertThat(tcp.event()).isEqualTo(LogEntry.TcpEvent.RESET);
        });
        assertThat(gameLog)
                .last()
                .isInstanceOfSatisfying(
                        LogEntry.Tcp.class, tcp -> assertThat(tcp.direction()).isEqualTo(Direction.S2C));
    }

    @Test
    void brokenRule_isRecordedAfterItsMessage() {
        game.context("Too early.", true);
        neuro.await(GameMessage.Context.class);
        assertThat(neuroLog).last().isInstanceOfSatisfying(LogEntry.Finding.class, finding -> {
            assertThat(finding.violation().rule()).isEqualTo(Rule.STARTUP_FIRST);
            assertThat(finding.direction()).isEqualTo(Direction.C2S);
        });
    }

    @Test
    void injectedFault_isNotBlamedOnTheOtherSide() {
        Journal<GameMessage> journal = new Journal<>("a test", Direction.S2C, settings());
        journal.record(new LogEntry.Fault(0, 1, Direction.C2S, "mutate", "plan", ""));
        Ear<GameMessage> ear = ear(journal);
        ear.join();
        ear.text("spoilt");
        assertThat(journal.violating()).isEmpty();
        ear.text("rotten");
        assertThat(journal.violating()).extracting(Incoming::text).containsExactly("rotten");
        assertThat(journal.describe()).contains("fault of plan plan: mutate C2S");
    }

    @Test
    void whatArrivesBeforeTheConnectionIsKnown_isHeardAfterwards_inOrder() {
        Journal<GameMessage> journal = new Journal<>("a test", Direction.S2C, settings());
        Ear<GameMessage> ear = ear(journal);
        ear.text("1");
        ear.binary(new byte[] {2});
        ear.closed(1000, "");
        assertThat(journal.entries()).isEmpty();
        assertThat(ear.ended()).isEmpty();
        ear.join();
        assertThat(journal.violating()).extracting(Incoming::text).containsExactly("1", "(binary, 1 bytes) 02");
        assertThat(ear.ended()).contains(new CloseStatus(1000, ""));
    }

    private PeerSettings settings() {
        return new PeerSettings(
                world.network(), entry -> {}, 1, Edition.newest(), Duration.ofSeconds(1), 10, FaultPlan.none(), 1);
    }

    private Ear<GameMessage> ear(Journal<GameMessage> journal) {
        return new Ear<>(
                1,
                Edition.newest(),
                new MessageDecoder(Edition.newest(), 1000)::decodeGame,
                journal,
                new Inbox<>(journal, settings()),
                incoming -> {},
                status -> {});
    }

    private static List<String> words(List<LogEntry> log) {
        return log.stream().flatMap(entry -> word(entry).stream()).toList();
    }

    private static List<String> word(LogEntry entry) {
        if (entry instanceof LogEntry.Opened opened) {
            return List.of("opened " + opened.target());
        }
        if (entry instanceof LogEntry.Message message) {
            String what = message.opcode() == LogEntry.Opcode.TEXT ? " " + message.text() : "";
            return List.of(message.direction() + " " + message.opcode() + " " + message.frames() + what);
        }
        if (entry instanceof LogEntry.Closed closed && closed.direction() == Direction.C2S) {
            return List.of(closed.direction() + " closed " + closed.code() + " " + closed.reason());
        }
        if (entry instanceof LogEntry.Finding finding) {
            return List.of(finding.direction() + " " + finding.violation());
        }
        return List.of();
    }
}
