package dev.neurosdk.cli.serve;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.DecisionRequest;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.testkit.game.FakeGame;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What of the options can't be told from outside. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LimitOptionsTest {

    private final BlockingQueue<Boolean> onLoop = new LinkedBlockingQueue<>();

    @Test
    void games_areServedOnTheEventLoop_whenItIsAskedFor() throws Exception {
        try (NeuroServer server = server("--event-loop");
                FakeGame game = FakeGame.connect(server.uri(), "Chess")) {
            game.startup();
            // What comes while the thread of the handshake still reads is read by that one.
            do {
                game.context("a move", true);
            } while (!whereItWasHeard());
        }
    }

    @Test
    void games_areServedByThePool_whenNothingIsSaid() throws Exception {
        try (NeuroServer server = server();
                FakeGame game = FakeGame.connect(server.uri(), "Chess")) {
            game.startup();
            for (int i = 0; i < 100; i++) {
                game.context("a move", true);
                assertThat(whereItWasHeard()).isFalse();
            }
        }
    }

    private boolean whereItWasHeard() throws InterruptedException {
        return requireNonNull(onLoop.poll(20, TimeUnit.SECONDS), "what was heard");
    }

    private NeuroServer server(String... arguments) throws Exception {
        Limited command = new Limited();
        new CommandLine(command).parseArgs(arguments);
        NeuroServer.Builder builder = NeuroServer.builder().port(0).decider(new Listener());
        command.limits.apply(builder);
        return builder.start();
    }

    /** A command with nothing but these options. */
    @Command
    static final class Limited {
        @Mixin
        private final LimitOptions limits = new LimitOptions();
    }

    /** Notes where it is told. */
    private final class Listener implements Decider {
        @Override
        public void contextReceived(Game game, GameMessage.Context context) {
            onLoop.add(StackWalker.getInstance()
                    .walk(frames ->
                            frames.anyMatch(frame -> frame.getClassName().contains("LoopEndPoint"))));
        }

        @Override
        public CompletionStage<Decision> decide(DecisionRequest request) {
            return CompletableFuture.failedFuture(new IllegalStateException("nobody asks"));
        }
    }
}
