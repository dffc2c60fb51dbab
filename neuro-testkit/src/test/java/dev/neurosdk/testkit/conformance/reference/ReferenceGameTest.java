package dev.neurosdk.testkit.conformance.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.neuro.GameConnection;
import dev.neurosdk.testkit.neuro.VoiceConnection;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.LogTape;
import dev.neurosdk.testkit.transport.Network;
import dev.neurosdk.testkit.world.VirtualWorld;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReferenceGameTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    private static ReferenceGame game(VirtualWorld world, URI server, GameMutant... mutants) {
        return ReferenceGame.start(world.network(), server, Edition.newest(), 7, Set.of(), mutants);
    }

    @Test
    void soundGame_playsForMinutes_withoutBreakingARule() {
        try (VirtualWorld world = VirtualWorld.seeded(7)) {
            FakeNeuro neuro = world.neuro(builder -> builder.autopilot());
            try (ReferenceGame game = game(world, neuro.uri())) {
                world.advance(LONG);
                neuro.assertNoViolations();
                assertThat(neuro.takeAll())
                        .filteredOn(incoming -> incoming.message()
                                .filter(GameMessage.ActionResult.class::isInstance)
                                .isPresent())
                        .hasSizeGreaterThan(20);
                assertThat(game.isRunning()).isTrue();
            }
        }
    }

    @Test
    void soundGame_comesBack_withStartupAndEverything() {
        try (VirtualWorld world = VirtualWorld.seeded(7)) {
            FakeNeuro neuro = world.neuro();
            try (ReferenceGame game = game(world, neuro.uri())) {
                neuro.await(GameMessage.ForceActions.class);
                neuro.takeConnection().reset();
                world.advance(Duration.ofSeconds(3));
                GameConnection again = neuro.takeConnection();
                assertThat(again.takeAny().message()).containsInstanceOf(GameMessage.Startup.class);
                again.await(GameMessage.ForceActions.class);
                assertThat(again.state().orElseThrow().actions())
                        .containsOnlyKeys("look", "say", "play_card", "draw_card");
                assertThat(game.isRunning()).isTrue();
            }
        }
    }

    @Test
    void soundGame_waitsForItsServer() throws IOException {
        try (VirtualWorld world = VirtualWorld.seeded(7)) {
            FakeNeuro gone = world.neuro();
            gone.close();
            try (ReferenceGame game = game(world, gone.uri())) {
                world.advance(Duration.ofSeconds(10));
                FakeNeuro neuro = world.neuro(builder -> builder.port(gone.uri().getPort()));
                assertThat(neuro.takeConnection(Duration.ofSeconds(30))).isPresent();
                assertThat(game.isRunning()).isTrue();
            }
        }
    }

    @Test
    void mutant_exits() {
        try (VirtualWorld world = VirtualWorld.seeded(7)) {
            FakeNeuro gone = world.neuro();
            gone.close();
            try (ReferenceGame game = game(world, gone.uri(), GameMutant.EXIT_WITHOUT_SERVER)) {
                assertThat(game.isRunning()).isFalse();
            }
        }
    }

    @Test
    void soundGame_talksOverTcp() throws IOException {
        LogTape tape = new LogTape();
        try (FakeNeuro neuro = FakeNeuro.builder().recorder(tape, 1).start();
                ReferenceGame game = ReferenceGame.start(
                        Network.tcp(), neuro.uri(), Edition.newest(), 7, Set.of(ReferenceGame.VOICE))) {
            assertThat(neuro.lookWithin(
                            neuro.deadline(),
                            () -> tape.entries().stream()
                                    .filter(entry -> entry instanceof LogEntry.Message message
                                            && message.opcode() == LogEntry.Opcode.BINARY)
                                    .findFirst()))
                    .isPresent();
            assertThat(neuro.voiceConnections())
                    .extracting(VoiceConnection::target)
                    .containsExactly("/game/Reference%20Game/voice");
            assertThat(game.isRunning()).isTrue();
        }
    }

    @Test
    void soundGame_playsOverTcp() throws IOException {
        try (FakeNeuro neuro = FakeNeuro.builder().autopilot().start();
                ReferenceGame game = ReferenceGame.start(Network.tcp(), neuro.uri(), Edition.newest(), 7, Set.of())) {
            assertThat(neuro.await(GameMessage.ActionResult.class).success()).isTrue();
            assertThat(game.isRunning()).isTrue();
            neuro.assertNoViolations();
        }
    }
}
