package dev.neurosdk.benchmarks.soak.load;

import dev.neurosdk.protocol.message.GameMessage.ActionResult;
import dev.neurosdk.protocol.message.NeuroMessage.Action;
import dev.neurosdk.testkit.game.FakeGame;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How calls are answered: of a hundred 70 with success, 18 with failure, 6 after one second, 3 after the protocol's deadline
 * of 20 s, 3 never. Thread-safe.
 */
final class Answers implements AutoCloseable {

    private static final int SLOW_SECONDS = 1;
    private static final int LATE_SECONDS = 22;

    private final Tally tally;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "soak-late-answers");
        thread.setDaemon(true);
        return thread;
    });

    Answers(Tally tally) {
        this.tally = tally;
    }

    void answer(FakeGame game, Random random) {
        game.answerWith(call -> choose(game, call, random.nextInt(100)));
    }

    private @Nullable ActionResult choose(FakeGame game, Action call, int percent) {
        tally.count("calls received");
        if (percent < 70) {
            return now(game, call, true);
        }
        if (percent < 88) {
            return now(game, call, false);
        }
        if (percent < 97) {
            boolean late = percent >= 94;
            tally.count(late ? "answers: after 22 s" : "answers: after 1 s");
            var unused =
                    later.schedule(() -> afterwards(game, call), late ? LATE_SECONDS : SLOW_SECONDS, TimeUnit.SECONDS);
            return null;
        }
        tally.count("answers: never");
        return null;
    }

    private ActionResult now(FakeGame game, Action call, boolean success) {
        tally.count(success ? "answers: success" : "answers: failure");
        return new ActionResult(game.game(), call.id(), success, success ? null : "Not with this wind.");
    }

    private void afterwards(FakeGame game, Action call) {
        if (!game.isOpen()) {
            return;
        }
        try {
            game.succeed(call, "At last.");
        } catch (AssertionError e) {
            tally.count("answers: too late to be sent");
        }
    }

    @Override
    public void close() {
        later.shutdownNow();
    }
}
