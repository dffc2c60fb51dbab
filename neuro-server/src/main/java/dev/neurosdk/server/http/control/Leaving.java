package dev.neurosdk.server.http.control;

import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.event.ShutdownOutcome;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletionStage;

/** Asks games to shut down, and waits until they are ready. Thread-safe. */
final class Leaving {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration USUAL = Duration.ofSeconds(30);

    private final Targets targets;

    Leaving(Targets targets) {
        this.targets = targets;
    }

    CompletionStage<Reply> shutDown(Call call) {
        Game game = targets.game(call);
        Duration deadline = call.timeout(SHORTEST, USUAL);
        CompletionStage<ShutdownOutcome> end =
                call.flag("immediate") ? game.shutDownNow(deadline) : game.shutDown(deadline);
        return end.thenApply(outcome -> Reply.outcome(200, outcome.name().toLowerCase(Locale.ROOT)));
    }

    CompletionStage<Reply> cancel(Call call) {
        return targets.game(call)
                .cancelShutdown()
                .thenApply(outcome -> Telling.reply(outcome, "no graceful shutdown is awaited"));
    }
}
