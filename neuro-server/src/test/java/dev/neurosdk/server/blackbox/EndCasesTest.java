package dev.neurosdk.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.CharacterSession;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.decider.ActionOutcome;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.decider.SendOutcome;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.ShutdownOutcome;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Black-box cases 47 to 52: slow peers, many peers, and the end of a game and of the server. */
class EndCasesTest {

    private static final ActionDefinition WAVE = new ActionDefinition("wave", "Wave.");
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(100);

    private static <T> T done(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void case47_peerThatNeverReads_isCutAndNobodyWaitsForIt() throws IOException {
        List<String> batch = Collections.nCopies(1000, "{\"command\":\"startup\",\"game\":\"Deaf Game\"}");
        try (Stage stage = Stage.open()) {
            FakeGame deaf = stage.game("Deaf Game");
            deaf.stopReading();

            assertThatThrownBy(() -> {
                        for (int sent = 0; sent < 200; sent++) {
                            deaf.sendPipelined(batch);
                        }
                    })
                    .hasMessageContaining("expected an open connection");
            stage.brain.left.await(game -> true);
            stage.game("Other Game").assertNoAction();
        }
    }

    @Test
    void case48_thousandConnections_leaveNothingBehind() throws IOException {
        try (Stage stage = Stage.open()) {
            for (int number = 1; number <= 1000; number++) {
                RawGame game = RawGame.connect(stage.server.port());
                game.texts("{\"command\":\"startup\",\"game\":\"Brief Game\"}");
                leave(game, number);
            }
            stage.events.await(1000, event -> event instanceof SessionEvent.Disconnected);

            assertThat(stage.server.sessions()).hasSize(1);
            assertThat(stage.server.games()).hasSize(1);
        }
    }

    private static void leave(RawGame game, int number) throws IOException {
        switch (number % 3) {
            case 0 -> {
                game.write(RawGame.frame(0x88, true, new byte[] {0x03, (byte) 0xE8}));
                game.close();
            }
            case 1 -> game.close();
            default -> game.reset();
        }
    }

    @Test
    void case49_portInUse_isSaidAndPortZeroTellsWhichOneItGot() throws IOException {
        try (Stage stage = Stage.open()) {
            assertThat(stage.server.port()).isBetween(1, 65_535);
            assertThat(stage.server.uri().getPort()).isEqualTo(stage.server.port());
            assertThatThrownBy(() ->
                            NeuroServer.builder().port(stage.server.port()).start())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("127.0.0.1:" + stage.server.port())
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void case50_close_saysGoodbyeFailsWhatIsPendingAndLeavesNothingBehind() throws Exception {
        Set<Thread> before = serverThreads();
        Brain brain = new Brain();
        NeuroServer server = NeuroServer.builder().port(0).decider(brain).start();
        InnocentGame innocent = InnocentGame.join(server.uri());
        FakeGame game = FakeGame.connect(server.uri(), "Star Harbour");
        game.startup();
        game.register(WAVE);
        game.ping();
        CompletionStage<ActionOutcome> act = brain.game("Star Harbour").act(new Decision("wave", null));
        CompletionStage<ShutdownOutcome> shutdown = brain.game("Star Harbour").shutDown(LONG);

        int port = server.port();
        server.close();

        assertThat(game.awaitClose().code()).isEqualTo(1001);
        assertThat(innocent.awaitEnd()).isEqualTo(1001);
        assertThat(done(act)).isEqualTo(new ActionOutcome.Abandoned());
        assertThat(done(shutdown)).isEqualTo(ShutdownOutcome.LEFT);
        for (Thread thread : serverThreads()) {
            if (!before.contains(thread)) {
                thread.join(5000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
        NeuroServer.builder().port(port).start().close();
    }

    private static Set<Thread> serverThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("neuro")
                        && !thread.getName().startsWith("neuro-testkit"))
                .collect(Collectors.toSet());
    }

    @Test
    void case51_startup_isAcknowledgedOnceWithAnIdThatTellsNothing() throws IOException {
        try (Stage stage = Stage.open(builder -> builder.character("mira", "Mira"))) {
            List<CharacterSession> sessions = new ArrayList<>();
            FakeGame game = stage.connect("Star Harbour");
            for (int start = 1; start <= 2; start++) {
                game.startup();
                sessions.add(game.await(NeuroMessage.StartupAck.class).session());
                game.assertSilence();
            }

            assertThat(sessions).allSatisfy(session -> {
                assertThat(session.characterId()).isEqualTo("mira");
                assertThat(session.displayName()).isEqualTo("Mira");
                assertThat(session.sessionId()).isNotEmpty().doesNotContain("127.0.0.1");
            });
            FakeGame other = stage.connect("Moon Harbour");
            other.startup();
            assertThat(other.await(NeuroMessage.StartupAck.class).session().sessionId())
                    .isNotEqualTo(sessions.get(0).sessionId());
        }
    }

    @Test
    void case52_gracefulShutdown_isDoneWhenTheGameIsReady() throws Exception {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.game();
            CompletionStage<ShutdownOutcome> shutdown =
                    stage.brain.game(game.game()).shutDown(LONG);

            assertThat(game.await(NeuroMessage.GracefulShutdown.class).wantsShutdown())
                    .isTrue();
            assertThat(shutdown.toCompletableFuture()).isNotDone();
            game.shutdownReady();
            assertThat(done(shutdown)).isEqualTo(ShutdownOutcome.READY);
        }
    }

    @Test
    void case52_gracefulShutdown_canBeWithdrawn() throws Exception {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.game();
            Game handle = stage.brain.game(game.game());
            CompletionStage<ShutdownOutcome> shutdown = handle.shutDown(LONG);
            game.await(NeuroMessage.GracefulShutdown.class);

            assertThat(done(handle.cancelShutdown())).isEqualTo(SendOutcome.SENT);
            assertThat(game.await(NeuroMessage.GracefulShutdown.class).wantsShutdown())
                    .isFalse();
            assertThat(done(shutdown)).isEqualTo(ShutdownOutcome.CANCELLED);
            assertThat(done(handle.cancelShutdown())).isEqualTo(SendOutcome.REFUSED);
        }
    }

    @Test
    void case52_immediateShutdown_hasADeadlineAndSupersedesAGracefulOne() throws Exception {
        try (Stage stage = Stage.open()) {
            FakeGame game = stage.game();
            Game handle = stage.brain.game(game.game());
            CompletableFuture<ShutdownOutcome> graceful = handle.shutDown(LONG).toCompletableFuture();
            CompletionStage<ShutdownOutcome> immediate = handle.shutDownNow(SHORT);

            game.await(NeuroMessage.ImmediateShutdown.class);
            assertThat(done(graceful)).isEqualTo(ShutdownOutcome.SUPERSEDED);
            assertThat(done(immediate)).isEqualTo(ShutdownOutcome.TIMED_OUT);
            game.assertNoAction();
        }
    }
}
