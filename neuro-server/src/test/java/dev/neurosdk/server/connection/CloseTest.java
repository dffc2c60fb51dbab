package dev.neurosdk.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.decider.ActionOutcome;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.event.ShutdownOutcome;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.time.TimeScale;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CloseTest {

    private final CompletableFuture<Decision> thought = new CompletableFuture<>();
    private final CompletableFuture<Void> asked = new CompletableFuture<>();
    private final Decider thinking = request -> {
        asked.complete(null);
        return thought;
    };

    private NeuroServer start() throws IOException {
        return NeuroServer.builder().port(0).decider(thinking).start();
    }

    private static FakeGame playing(NeuroServer server, String name) throws IOException {
        FakeGame game = FakeGame.connect(server.uri(), name);
        game.startup();
        game.register(new ActionDefinition("wave", "Wave."));
        game.await(NeuroMessage.StartupAck.class);
        while (named(server, name).actions().isEmpty()) {
            game.ping();
        }
        return game;
    }

    @Test
    void close_endsWhateverWasOpen() throws Exception {
        Set<Thread> before = neuroThreads();
        NeuroServer server = start();
        int port = server.port();
        try (FakeGame asking = playing(server, "Asking");
                FakeGame acting = playing(server, "Acting")) {
            Game handle = named(server, "Acting");
            CompletableFuture<ActionOutcome> act =
                    handle.act(new Decision("wave", null)).toCompletableFuture();
            CompletableFuture<ShutdownOutcome> leave =
                    handle.shutDown(Duration.ofMinutes(1)).toCompletableFuture();
            acting.await(NeuroMessage.Action.class);
            asking.force("Wave!", "wave");
            asked.get(10, TimeUnit.SECONDS);

            server.close(Duration.ofSeconds(5));

            assertThat(act).isDone();
            assertThat(leave).isDone();
            assertThat(thought).isCancelled();
            assertThat(asking.awaitClose().code()).isEqualTo(1001);
            assertThat(acting.awaitClose().code()).isEqualTo(1001);
            assertThat(server.connections()).isZero();
        }
        assertGone(before);
        NeuroServer.builder().port(port).start().close();
    }

    @Test
    void close_cutsWhoeverDoesNotGo_andReturnsInTime() throws Exception {
        Set<Thread> before = neuroThreads();
        NeuroServer server = start();
        try (FakeGame deaf = playing(server, "Deaf")) {
            deaf.stopReading();
            Game handle = named(server, "Deaf");
            for (int sent = 0; sent < 14; sent++) {
                handle.sendRaw("x".repeat(1 << 19));
            }
            CompletableFuture<ActionOutcome> act =
                    handle.act(new Decision("wave", null)).toCompletableFuture();
            long start = System.nanoTime();

            server.close(Duration.ofMillis(200));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
            assertThat(act).isDone();
            assertThat(server.connections()).isZero();
        }
        assertGone(before);
    }

    @Test
    void close_hearsWhatAGameSaysUntilItAnswersTheGoodbye() throws Exception {
        List<SessionEvent> events = new CopyOnWriteArrayList<>();
        NeuroServer server = NeuroServer.builder()
                .port(0)
                .decider(thinking)
                .eventSink(events::add)
                .start();
        try (RawGame game = RawGame.connect(server.port(), "/")) {
            CompletableFuture<Void> closing =
                    CompletableFuture.runAsync(() -> server.close(TimeScale.scaled(Duration.ofSeconds(30))));

            assertThat(game.await(RawGame.CLOSE).code()).isEqualTo(1001);
            game.text("{\"command\":\"startup\",\"game\":\"Late\"}");
            game.frame(RawGame.FIN | RawGame.CLOSE, new byte[] {0x03, (byte) 0xE9});

            closing.get(30, TimeUnit.SECONDS);
            assertThat(events).hasAtLeastOneElementOfType(SessionEvent.GameStarted.class);
            assertThat(codes(events)).containsExactly(1001);
        }
    }

    @Test
    void goodbye_isTheEnd_alsoWhenThePeerDoesNotAnswerIt() throws Exception {
        List<SessionEvent> events = new CopyOnWriteArrayList<>();
        try (NeuroServer server = NeuroServer.builder()
                        .port(0)
                        .decider(thinking)
                        .eventSink(events::add)
                        .start();
                RawGame game = RawGame.connect(server.port(), "/")) {
            game.frame(RawGame.FIN | RawGame.TEXT, new byte[] {(byte) 0xFF});
            assertThat(game.await(RawGame.CLOSE).code()).isEqualTo(1007);

            game.reset();
        }
        assertThat(codes(events)).containsExactly(1007);
    }

    private static List<Integer> codes(List<SessionEvent> events) {
        return events.stream()
                .filter(SessionEvent.Disconnected.class::isInstance)
                .map(event -> ((SessionEvent.Disconnected) event).code())
                .toList();
    }

    @Test
    void close_twice_isHarmless_andAClosedServerKnowsNobody() throws Exception {
        NeuroServer server = start();
        try (FakeGame game = playing(server, "Inn")) {
            server.close();
            server.close(Duration.ZERO);

            assertThat(server.games()).isEmpty();
            assertThat(game.awaitClose().code()).isEqualTo(1001);
        }
    }

    private static Game named(NeuroServer server, String name) {
        return server.games().stream()
                .filter(game -> game.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Set<Thread> neuroThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("neuro-(?!testkit).*"))
                .collect(Collectors.toSet());
    }

    private static void assertGone(Set<Thread> before) throws InterruptedException {
        Set<Thread> left = neuroThreads();
        left.removeAll(before);
        for (Thread thread : left) {
            thread.join(5_000);
        }
        assertThat(left).noneMatch(Thread::isAlive);
    }
}
