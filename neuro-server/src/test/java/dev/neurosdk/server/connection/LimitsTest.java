package dev.neurosdk.server.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.DecisionRequest;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each limit of the port over a real socket, and a game beside it that notices nothing. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LimitsTest {

    private static final PortLimits USUAL = PortLimits.DEFAULT;
    private static final String CONTEXT =
            "{\"command\":\"context\",\"game\":\"Raw\",\"data\":{\"message\":\"%d\",\"silent\":true}}";

    private final BlockingQueue<SessionEvent.LimitReached> reached = new LinkedBlockingQueue<>();
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    private NeuroServer start(PortLimits limits) throws IOException {
        return NeuroServer.builder()
                .port(0)
                .portLimits(limits)
                .decider(new Listener())
                .eventSink(event -> {
                    if (event instanceof SessionEvent.LimitReached limit) {
                        reached.add(limit);
                    }
                })
                .start();
    }

    private String limit() throws InterruptedException {
        SessionEvent.LimitReached event = reached.poll(10, TimeUnit.SECONDS);
        return event == null ? "none" : event.limit();
    }

    private static FakeGame playing(NeuroServer server) throws IOException {
        FakeGame game = FakeGame.connect(server.uri(), "Innocent");
        game.startup();
        game.register(new ActionDefinition("wave", "Wave."));
        return game;
    }

    private static void playOn(FakeGame game) {
        game.force("Wave!", "wave");
        game.succeed(game.await(NeuroMessage.Action.class));
    }

    @Test
    void connection_tooMany_isAnsweredWith503_untilOneLeaves() throws Exception {
        try (NeuroServer server = start(USUAL.withConnections(2, 0, 0));
                FakeGame innocent = playing(server);
                RawGame second = RawGame.connect(server.port(), "/")) {
            try (RawGame third = RawGame.ask(server.port(), "/")) {
                assertThat(third.status()).isEqualTo(503);
                assertThat(third.body()).contains("all the connections it takes (2)");
            }
            second.frame(RawGame.FIN | RawGame.CLOSE, new byte[] {3, (byte) 232});
            assertThat(second.isEnded()).isTrue();
            while (server.connections() > 1) {
                RawGame.ask(server.port(), "/%zz").close(); // a round trip instead of a wait
            }
            RawGame.connect(server.port(), "/").close();
            playOn(innocent);
        }
    }

    @Test
    void connection_tooManyFromOneAddress_isAnsweredWith429_andOtherAddressesAreNot() throws Exception {
        try (NeuroServer server = start(USUAL.withConnections(100, 0, 1));
                FakeGame innocent = playing(server);
                RawGame second = RawGame.ask(server.port(), "/");
                RawGame elsewhere = RawGame.dialFrom("127.0.0.2", server.port())) {
            elsewhere.upgrade("/");

            assertThat(second.status()).isEqualTo(429);
            assertThat(second.body()).contains("from one (1)");
            assertThat(elsewhere.status()).isEqualTo(101);
            playOn(innocent);
        }
    }

    @Test
    void rate_thatIsExceeded_pausesReadingAndLosesNothing() throws Exception {
        try (NeuroServer server = start(USUAL.withMessages(1 << 20, 10));
                FakeGame innocent = playing(server);
                RawGame flood = RawGame.connect(server.port(), "/")) {
            long start = System.nanoTime();
            ByteArrayOutputStream frames = new ByteArrayOutputStream();
            for (int number = 0; number < 20; number++) {
                frames.writeBytes(RawGame.framed(
                        RawGame.FIN | RawGame.TEXT,
                        true,
                        CONTEXT.formatted(number).getBytes(US_ASCII)));
            }
            flood.write(frames.toByteArray());
            playOn(innocent);
            flood.frame(RawGame.FIN | RawGame.PING, new byte[] {7});
            flood.await(RawGame.PONG);

            assertThat(heard)
                    .containsExactlyElementsOf(
                            IntStream.range(0, 20).mapToObj(String::valueOf).toList());
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(450));
            assertThat(limit()).isEqualTo("messagesPerSecond");
            assertThat(reached).isEmpty();
        }
    }

    @Test
    void messageTooLong_isAnEvent() throws Exception {
        try (NeuroServer server = start(USUAL.withMessages(2000, 0));
                FakeGame innocent = playing(server);
                RawGame large = RawGame.connect(server.port(), "/")) {
            large.text("x".repeat(2001));

            assertThat(large.await(RawGame.CLOSE).code()).isEqualTo(1009);
            assertThat(limit()).isEqualTo("messageBytes");
            playOn(innocent);
        }
    }

    @Test
    void slowReader_isCutByBytes_andNobodyWaits() throws Exception {
        try (NeuroServer server = start(USUAL.withQueue(1000, 1 << 20));
                FakeGame innocent = playing(server);
                FakeGame slow = FakeGame.connect(server.uri(), "Slow")) {
            slow.startup();
            slow.await(NeuroMessage.StartupAck.class);
            slow.stopReading();
            Game game = server.games().stream()
                    .filter(candidate -> candidate.name().equals("Slow"))
                    .findFirst()
                    .orElseThrow();
            for (int sent = 0; sent < 100 && game.isConnected(); sent++) {
                game.sendRaw("x".repeat(1 << 19));
            }

            assertThat(limit()).isEqualTo("queuedBytes");
            playOn(innocent);
        }
    }

    @Test
    void silentSocket_isClosedAfterTheHandshakeTime_andOpenGamesAreNot() throws Exception {
        try (NeuroServer server = start(USUAL.withTimes(Duration.ofMillis(300), Duration.ZERO));
                FakeGame innocent = playing(server);
                RawGame silent = RawGame.dial(server.port())) {
            assertThat(silent.isEnded()).isTrue();
            playOn(innocent);
        }
    }

    @Test
    void dribblingSocket_isClosedAfterTheHandshakeTime() throws Exception {
        try (NeuroServer server = start(USUAL.withTimes(Duration.ofMillis(300), Duration.ZERO));
                FakeGame innocent = playing(server);
                RawGame slow = RawGame.dial(server.port())) {
            slow.write("GET / HTTP/1.1\r\nX: ".getBytes(US_ASCII));

            assertThat(dribbledUntilClosed(slow)).isTrue();
            playOn(innocent);
        }
    }

    @Test
    void dribblingAfterAnAnswer_isClosedTheSame() throws Exception {
        try (NeuroServer server = start(USUAL.withTimes(Duration.ofMillis(300), Duration.ZERO));
                RawGame slow = RawGame.dial(server.port())) {
            slow.write("GET /none HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII));
            slow.readHead();
            assertThat(slow.status()).isEqualTo(404);
            slow.body();
            slow.write("GET / HTTP/1.1\r\nX: ".getBytes(US_ASCII));

            assertThat(dribbledUntilClosed(slow)).isTrue();
        }
    }

    /** A byte now and then, far more often than the handshake time. */
    private static boolean dribbledUntilClosed(RawGame slow) {
        try {
            for (int bytes = 0; bytes < 200; bytes++) {
                slow.write((byte) 'a');
                if (slow.hears(30)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void idleGame_isClosedWith1001_andATalkingOneIsNot() throws Exception {
        try (NeuroServer server = start(USUAL.withTimes(Duration.ofSeconds(10), Duration.ofMillis(400))
                        .withPings(Duration.ofMillis(50), Duration.ofSeconds(5)));
                FakeGame talking = playing(server);
                FakeGame idle = FakeGame.connect(server.uri(), "Idle")) {
            while (idle.isOpen()) {
                playOn(talking);
            }
            assertThat(idle.awaitClose().code()).isEqualTo(1001);
            assertThat(idle.awaitClose().reason()).isEqualTo("idle");
            assertThat(limit()).isEqualTo("idleTime");
            playOn(talking);
        }
    }

    @Test
    void deafGame_isCutAfterThePongDeadline() throws Exception {
        try (NeuroServer server = start(USUAL.withPings(Duration.ofMillis(50), Duration.ofMillis(200)));
                FakeGame innocent = playing(server);
                FakeGame deaf = FakeGame.connect(server.uri(), "Deaf")) {
            deaf.stopReading();
            deaf.startup(); // the answer is the last that it reads

            assertThat(limit()).isEqualTo("pongDeadline");
            playOn(innocent);
        }
    }

    @Test
    void ping_isAnsweredWhileADecisionTakesForever() throws Exception {
        try (NeuroServer server = start(USUAL);
                RawGame game = RawGame.connect(server.port(), "/")) {
            game.text("{\"command\":\"startup\",\"game\":\"Thinking\"}");
            game.text("{\"command\":\"actions/register\",\"game\":\"Thinking\","
                    + "\"data\":{\"actions\":[{\"name\":\"wave\",\"description\":\"Wave.\"}]}}");
            game.text("{\"command\":\"actions/force\",\"game\":\"Thinking\","
                    + "\"data\":{\"query\":\"Wave!\",\"action_names\":[\"wave\"]}}");
            game.frame(RawGame.FIN | RawGame.PING, new byte[] {1});

            assertThat(game.await(RawGame.PONG).octets()).isEqualTo("\u0001");
        }
    }

    @Test
    void limits_thatNothingKeepsWithin_areRefused() {
        List<Runnable> wrong = List.of(
                () -> USUAL.withConnections(0, 1, 1),
                () -> USUAL.withConnections(1, -1, 1),
                () -> USUAL.withConnections(1, 1, -1),
                () -> USUAL.withMessages(0, 1),
                () -> USUAL.withMessages(1, -1),
                () -> USUAL.withQueue(0, 1),
                () -> USUAL.withQueue(1, 0),
                () -> USUAL.withTimes(Duration.ZERO, Duration.ZERO),
                () -> USUAL.withTimes(Duration.ofSeconds(1), Duration.ofSeconds(-1)),
                () -> USUAL.withPings(Duration.ZERO, Duration.ofSeconds(1)),
                () -> USUAL.withPings(Duration.ofSeconds(1), Duration.ZERO));
        for (Runnable making : wrong) {
            assertThatIllegalArgumentException().isThrownBy(making::run).withMessageContaining("expected");
        }
    }

    /** Waves at once, but for a game that wants to be thought about. */
    private final class Listener implements Decider {
        @Override
        public CompletionStage<Decision> decide(DecisionRequest request) {
            return request.game().equals("Thinking")
                    ? new CompletableFuture<>()
                    : CompletableFuture.completedFuture(new Decision("wave", null));
        }

        @Override
        public void contextReceived(Game game, GameMessage.Context context) {
            heard.add(context.message());
        }
    }
}
