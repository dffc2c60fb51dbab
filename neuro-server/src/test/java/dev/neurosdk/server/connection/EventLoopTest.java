package dev.neurosdk.server.connection;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.DecisionRequest;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.testkit.game.FakeGame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who serves a game, and what may not hold up the others although one thread reads from all of them. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EventLoopTest {

    private static final String LONG = "x".repeat(5000);

    @Test
    void shortMessage_isDealtWithOnTheLoop_whenItIsAskedFor() throws Exception {
        Listener listener = new Listener(name -> {});
        try (NeuroServer server = server(listener, true);
                FakeGame game = FakeGame.connect(server.uri(), "Chess")) {
            game.startup();
            // What comes while another thread still reads is read by that one: the handshake's, for instance.
            do {
                game.context("a move", true);
            } while (!listener.next().equals("context of 6 on the loop: true"));
        }
    }

    @Test
    void longMessageAndRegistration_areNotDealtWithOnTheLoop() throws Exception {
        Listener listener = new Listener(name -> {});
        try (NeuroServer server = server(listener, true);
                FakeGame game = FakeGame.connect(server.uri(), "Chess")) {
            game.startup();
            for (int i = 0; i < 20; i++) {
                game.context(LONG, true);
                assertThat(listener.next()).isEqualTo("context of 5000 on the loop: false");
                game.register(new ActionDefinition("wave" + i, "Wave."));
                assertThat(listener.next()).isEqualTo("actions on the loop: false");
            }
        }
    }

    @Test
    void withoutTheLoop_nothingIsDealtWithOnIt() throws Exception {
        Listener listener = new Listener(name -> {});
        try (NeuroServer server = server(listener, false);
                FakeGame game = FakeGame.connect(server.uri(), "Chess")) {
            game.startup();
            for (int i = 0; i < 100; i++) {
                game.context("a move", true);
                assertThat(listener.next()).isEqualTo("context of 6 on the loop: false");
            }
        }
    }

    @Test
    void manyMessages_leaveTheLoopToOthersNowAndThen() throws Exception {
        Semaphore moves = new Semaphore(0);
        Listener listener = new Listener(name -> moves.acquireUninterruptibly());
        try (NeuroServer server = server(listener, true);
                FakeGame game = FakeGame.connect(server.uri(), "Chess")) {
            game.startup();
            for (boolean onLoop : List.of(true, false, true)) {
                do {
                    for (int i = 0; i < 2 * EventLoop.MANY; i++) {
                        game.context("a move", true);
                    }
                    moves.release(2 * EventLoop.MANY);
                } while (!listener.next(2 * EventLoop.MANY).contains("context of 6 on the loop: " + onLoop));
            }
        } finally {
            moves.release(Integer.MAX_VALUE / 2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a long message", "a registration"})
    void gameThatIsBusyWith_holdsUpNobody(String work) throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Listener listener = new Listener(name -> {
            if (name.equals("Busy")) {
                busy.countDown();
                awaitQuietly(release);
            }
        });
        try (NeuroServer server = server(listener, true);
                FakeGame one = FakeGame.connect(server.uri(), "Busy");
                FakeGame other = FakeGame.connect(server.uri(), "Other")) {
            one.startup();
            if (work.equals("a registration")) {
                one.register(new ActionDefinition("wave", "Wave."));
            } else {
                one.context(LONG, true);
            }
            assertThat(busy.await(20, TimeUnit.SECONDS)).isTrue();

            other.startup();
            other.register(new ActionDefinition("wave", "Wave."));
            other.force("Wave!", "wave");
            other.succeed(other.await(NeuroMessage.Action.class));
            release.countDown();
        } finally {
            release.countDown();
        }
    }

    private static NeuroServer server(Decider decider, boolean eventLoop) throws StartFailedException {
        return NeuroServer.builder()
                .port(0)
                .decider(decider)
                .eventLoop(eventLoop)
                .start();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waves, and remembers what it was told where. */
    private static final class Listener implements Decider {
        private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
        private final Consumer<String> deed;

        /** Does something when it is told of a game by this name. */
        Listener(Consumer<String> deed) {
            this.deed = deed;
        }

        String next() throws InterruptedException {
            return requireNonNull(told.poll(20, TimeUnit.SECONDS), "what was told");
        }

        List<String> next(int count) throws InterruptedException {
            List<String> all = new ArrayList<>();
            while (all.size() < count) {
                all.add(next());
            }
            return all;
        }

        @Override
        public void contextReceived(Game game, GameMessage.Context context) {
            remember(game, "context of " + context.message().length());
        }

        @Override
        public void actionsChanged(Game game) {
            if (!game.actions().isEmpty()) {
                remember(game, "actions");
            }
        }

        @Override
        public CompletionStage<Decision> decide(DecisionRequest request) {
            return CompletableFuture.completedFuture(new Decision("wave", null));
        }

        private void remember(Game game, String what) {
            told.add(what + " on the loop: " + isOnLoop());
            deed.accept(game.name());
        }

        private static boolean isOnLoop() {
            return StackWalker.getInstance()
                    .walk(frames ->
                            frames.anyMatch(frame -> frame.getClassName().contains("LoopEndPoint$Prompt")));
        }
    }
}
