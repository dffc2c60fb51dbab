package dev.neurosdk.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.LogTape;
import dev.neurosdk.testkit.world.VirtualWorld;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans in the hands of both fakes, in virtual time and over sockets. */
class FaultyPeersTest {

    private static final String NAME = "Star Harbour";
    private static final ActionDefinition LOOK = new ActionDefinition("look", "Look.");

    @Test
    void lostMessage_isInTheGamesRecordingAsAFault_andNotAsAMessage() {
        LogTape tape = new LogTape();
        FaultPlan plan = plan(When.going(Direction.C2S).command("startup"), new DeliveryFault.Lose());
        try (VirtualWorld world = VirtualWorld.seeded(1)) {
            FakeNeuro neuro = world.neuro();
            FakeGame game = world.game(
                    neuro.uri(), NAME, builder -> builder.recorder(tape).faults(plan));
            game.startup();
            game.context("Rain.", true);
            assertThat(neuro.takeMessage()).isInstanceOf(GameMessage.Context.class);
            assertThat(game.transcript().toString())
                    .contains("fault of plan p: lose C2S, lost {\"command\":\"startup\"");
        }
        assertThat(tape.entries().subList(1, 3))
                .satisfiesExactly(
                        entry -> assertThat(entry).isInstanceOfSatisfying(LogEntry.Fault.class, fault -> {
                            assertThat(fault.fault()).isEqualTo("lose");
                            assertThat(fault.plan()).isEqualTo("p");
                        }),
                        entry -> assertThat(entry)
                                .isInstanceOfSatisfying(
                                        LogEntry.Message.class,
                                        message -> assertThat(message.text()).contains("Rain.")));
    }

    @Test
    void changedCall_isRecordedByNeuroAsItWent_rightAfterItsFault() {
        LogTape tape = new LogTape();
        FaultPlan plan = plan(
                When.going(Direction.S2C).command("action"),
                new ContentFault.MutateData(List.of(DataMutator.NOT_JSON)));
        try (VirtualWorld world = VirtualWorld.seeded(1)) {
            FakeNeuro neuro = world.neuro(builder -> builder.recorder(tape).faults(plan));
            FakeGame game = world.game(neuro, NAME);
            game.startup();
            game.register(LOOK);
            neuro.await(GameMessage.RegisterActions.class);
            neuro.act("look", "{}");
            assertThat(game.await(NeuroMessage.Action.class).data()).isEqualTo("{");
        }
        List<LogEntry> entries = tape.entries();
        int at = indexOfFault(entries);
        assertThat(((LogEntry.Fault) entries.get(at)).detail()).startsWith("was {\"command\":\"action\"");
        assertThat(((LogEntry.Message) entries.get(at + 1)).text()).contains("\"data\":\"{\"");
    }

    @Test
    void resetWhileACallIsOwed_endsTheConnection_andBlamesNobodyElse() {
        LogTape tape = new LogTape();
        When pending = When.always().situation(Situation.ACTION_PENDING).after(Duration.ofMillis(300));
        try (VirtualWorld world = VirtualWorld.seeded(1)) {
            FakeNeuro neuro = world.neuro();
            FakeGame game = world.game(
                    neuro.uri(),
                    NAME,
                    builder -> builder.recorder(tape).faults(plan(pending, new ConnectionFault.Reset())));
            game.startup();
            game.register(LOOK);
            neuro.await(GameMessage.RegisterActions.class);
            neuro.act("look");
            world.advance(Duration.ofMillis(200));
            assertThat(game.isOpen()).isTrue();
            world.advance(Duration.ofMillis(200));
            assertThat(game.isOpen()).isFalse();
            assertThat(neuro.connection().awaitClose().code()).isEqualTo(1006);
        }
        List<LogEntry> entries = tape.entries();
        assertThat(entries.get(indexOfFault(entries) + 1)).isInstanceOfSatisfying(LogEntry.Tcp.class, tcp -> {
            assertThat(tcp.event()).isEqualTo(LogEntry.TcpEvent.RESET);
            assertThat(tcp.direction()).isEqualTo(Direction.C2S);
        });
        assertThat(entries).filteredOn(LogEntry.Tcp.class::isInstance).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("dev.neurosdk.testkit.fault.FaultPlan#presets")
    void preset_plays_andTheSameSeedPlaysTheSame(String name) {
        List<LogEntry> first = played(name, 3);
        assertThat(words(first)).isEqualTo(words(played(name, 3)));
        assertThat(first).anyMatch(LogEntry.Fault.class::isInstance);
    }

    @Test
    void preset_withAnotherSeed_playsSomethingElse() {
        assertThat(words(played("relay-bug", 3))).isNotEqualTo(words(played("relay-bug", 4)));
    }

    @Test
    void serverRestart_dropsTheFirstConnection_refusesTwice_andThenServes() throws Exception {
        try (VirtualWorld world = VirtualWorld.seeded(1)) {
            FakeNeuro neuro = world.neuro(builder -> builder.faults(FaultPlan.preset("server-restart")));
            FakeGame first = world.game(neuro, NAME);
            world.advance(Duration.ofMillis(4900));
            assertThat(first.isOpen()).isTrue();
            world.advance(Duration.ofMillis(200));
            assertThat(first.isOpen()).isFalse();
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> FakeGame.builder(neuro.uri(), NAME)
                                .network(world.network())
                                .connect())
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("HTTP 503");
            }
            long before = world.timeline().nanos();
            FakeGame second = world.game(neuro, NAME);
            assertThat(world.timeline().nanos() - before).isEqualTo(1_000_000_000L);
            world.advance(Duration.ofSeconds(20));
            assertThat(second.isOpen()).isTrue();
        }
    }

    @Test
    void slowHandshake_beyondTheDeadline_isAnIOException() {
        FaultPlan plan = plan(When.always(), new HandshakeFault.Slow(Duration.ofSeconds(9)));
        try (VirtualWorld world = VirtualWorld.seeded(1)) {
            FakeNeuro neuro = world.neuro(builder -> builder.faults(plan));
            assertThatThrownBy(() -> FakeGame.builder(neuro.uri(), NAME)
                            .network(world.network())
                            .connect())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("within 5000 ms");
        }
    }

    @Test
    void framesInMemory_areRefusedWhenTheGameConnects() {
        FaultPlan plan = plan(When.always(), new FrameFault.Slice(1, Duration.ZERO));
        try (VirtualWorld world = VirtualWorld.seeded(1)) {
            FakeNeuro neuro = world.neuro();
            FakeGame.Builder builder =
                    FakeGame.builder(neuro.uri(), NAME).network(world.network()).faults(plan);
            assertThatIllegalArgumentException()
                    .isThrownBy(builder::connect)
                    .withMessageContaining("expected a connection opened for frames");
        }
    }

    @ParameterizedTest
    @EnumSource(FrameFault.Illegality.class)
    void illegalFrame_endsTheConnection_whoeverSendsIt(FrameFault.Illegality kind) throws Exception {
        int code = kind == FrameFault.Illegality.UTF8 ? 1007 : 1002;
        try (FakeNeuro neuro = FakeNeuro.start();
                FakeGame game = FakeGame.builder(neuro.uri(), NAME)
                        .faults(plan(When.going(Direction.C2S), new FrameFault.Illegal(kind)))
                        .connect()) {
            game.startup();
            assertThat(game.awaitClose().code()).isEqualTo(code);
            assertThat(neuro.connection().awaitClose().code()).isEqualTo(code);
        }
        FaultPlan plan = plan(When.going(Direction.S2C), new FrameFault.Illegal(kind));
        try (FakeNeuro neuro = FakeNeuro.builder().faults(plan).start();
                FakeGame game = FakeGame.builder(neuro.uri(), NAME).frames().connect()) {
            game.startup();
            assertThat(game.awaitClose().code()).isEqualTo(code);
        }
    }

    @Test
    void fragmentsPingsAndSlices_areUnderstood_byEverybody() throws Exception {
        FaultPlan plan = FaultPlan.builder("p")
                .rule(When.always().message(1), new FrameFault.Fragment(4, List.of(), true, true))
                .rule(When.always().message(2), new FrameFault.Slice(1, Duration.ofMillis(1)))
                .build();
        LogTape tape = new LogTape();
        try (FakeNeuro neuro = FakeNeuro.builder().faults(plan).start();
                FakeGame game = FakeGame.builder(neuro.uri(), NAME)
                        .faults(plan)
                        .recorder(tape)
                        .connect();
                FakeGame plain = FakeGame.connect(neuro.uri(), "Jetty's")) {
            game.context("Ein Bär tanzt über die Brücke.", true);
            game.context("Und zurück.", false);
            assertThat(neuro.await(GameMessage.Context.class).message()).isEqualTo("Ein Bär tanzt über die Brücke.");
            assertThat(neuro.await(GameMessage.Context.class).message()).isEqualTo("Und zurück.");
            plain.startup();
            assertThat(plain.await(NeuroMessage.StartupAck.class)).isNotNull();
            neuro.speechFinished();
            assertThat(plain.await(NeuroMessage.SpeechFinished.class).isFinal()).isTrue();
        }
        assertThat(tape.entries())
                .filteredOn(LogEntry.Message.class::isInstance)
                .extracting(entry -> ((LogEntry.Message) entry).frames().size())
                .containsExactly(3, 1);
        assertThat(tape.entries()).filteredOn(LogEntry.Fault.class::isInstance).hasSize(2);
    }

    @Test
    void cutInsideAFrame_overSockets_isNoMessage() throws Exception {
        FaultPlan plan = plan(When.going(Direction.C2S).message(2), new FrameFault.Cut(10));
        try (FakeNeuro neuro = FakeNeuro.start();
                FakeGame game = FakeGame.builder(neuro.uri(), NAME).faults(plan).connect()) {
            game.startup();
            neuro.await(GameMessage.Startup.class);
            game.context("Never heard.", true);
            assertThat(neuro.connection().awaitClose().code()).isEqualTo(1006);
            assertThat(neuro.takeAll()).isEmpty();
        }
    }

    @Test
    void halfOpen_overSockets_answersNoPing_untilItIsOver() throws Exception {
        FaultPlan plan =
                plan(When.going(Direction.C2S).message(1), new ConnectionFault.HalfOpen(Duration.ofMillis(400)));
        try (FakeNeuro neuro =
                        FakeNeuro.builder().deadline(Duration.ofMillis(150)).start();
                FakeGame game = FakeGame.builder(neuro.uri(), NAME)
                        .faults(plan)
                        .frames()
                        .connect()) {
            game.startup();
            neuro.await(GameMessage.Startup.class);
            assertThatThrownBy(() -> neuro.connection().ping()).isInstanceOf(AssertionError.class);
            assertThat(game.await(NeuroMessage.StartupAck.class)).isNotNull();
        }
    }

    @Test
    void pongs_overSockets_canBeLeftOut() throws Exception {
        FaultPlan plan = plan(When.going(Direction.C2S), new ControlFault.NoPong());
        try (FakeNeuro neuro =
                        FakeNeuro.builder().deadline(Duration.ofMillis(150)).start();
                FakeGame game = FakeGame.builder(neuro.uri(), NAME).faults(plan).connect()) {
            assertThatThrownBy(() -> neuro.connection().ping()).isInstanceOf(AssertionError.class);
            game.ping();
            assertThat(game.transcript().toString()).contains("fault of plan p: no-pong C2S");
        }
    }

    @Test
    void handshakes_overSockets_canBeRefusedAndSlow() throws Exception {
        FaultPlan plan = FaultPlan.builder("p")
                .rule(When.always().nth(1), new HandshakeFault.Refuse(502))
                .rule(When.always().nth(2), new HandshakeFault.Slow(Duration.ofMillis(60)))
                .build();
        LogTape tape = new LogTape();
        try (FakeNeuro neuro = FakeNeuro.builder().faults(plan).recorder(tape).start()) {
            assertThatThrownBy(() -> FakeGame.connect(neuro.uri(), NAME)).hasMessageContaining("HTTP 502");
            long before = System.nanoTime();
            FakeGame.connect(neuro.uri(), NAME).close();
            assertThat(System.nanoTime() - before).isGreaterThan(60_000_000L);
        }
        assertThat(tape.entries())
                .filteredOn(LogEntry.Fault.class::isInstance)
                .extracting(entry -> ((LogEntry.Fault) entry).fault())
                .containsExactly("refuse-handshake", "slow-handshake");
    }

    private static List<LogEntry> played(String preset, long seed) {
        LogTape tape = new LogTape();
        try (VirtualWorld world = VirtualWorld.seeded(1)) {
            FakeNeuro neuro = world.neuro(builder ->
                    builder.recorder(tape).faults(FaultPlan.preset(preset)).seed(seed));
            FakeGame game = world.game(neuro, NAME);
            game.autoSucceed();
            for (int turn = 0; turn < 80 && game.isOpen(); turn++) {
                game.startup();
                game.register(LOOK);
                game.context("Turn " + turn, true);
                if (neuro.connection().isOpen()) {
                    neuro.act("look", "{\"at\":\"sky\",\"n\":1}");
                }
                world.advance(Duration.ofMillis(500));
            }
            return tape.entries();
        }
    }

    private static List<String> words(List<LogEntry> entries) {
        return entries.stream()
                .map(entry -> entry instanceof LogEntry.Message message
                        ? message.nanos() + " " + message.direction() + ' ' + message.text()
                        : entry.getClass().getSimpleName() + ' ' + entry.nanos())
                .toList();
    }

    private static int indexOfFault(List<LogEntry> entries) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof LogEntry.Fault) {
                return i;
            }
        }
        throw new AssertionError("expected a fault, was none in " + entries);
    }

    private static FaultPlan plan(When when, Fault fault) {
        return FaultPlan.builder("p").rule(when, fault).build();
    }
}
