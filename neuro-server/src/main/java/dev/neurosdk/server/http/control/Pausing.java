package dev.neurosdk.server.http.control;

import dev.neurosdk.server.session.Sessions;
import java.util.concurrent.CompletionStage;

/** Pauses the decider, everywhere or for one connection, so that an operator can choose. Thread-safe. */
final class Pausing {

    private final Sessions sessions;
    private final Targets targets;

    Pausing(Sessions sessions, Targets targets) {
        this.sessions = sessions;
        this.targets = targets;
    }

    CompletionStage<Reply> pauseAll(Call call) {
        return done(sessions.pause(true), "paused");
    }

    CompletionStage<Reply> resumeAll(Call call) {
        return done(sessions.pause(false), "resumed");
    }

    CompletionStage<Reply> pause(Call call) {
        return done(targets.session(call).pause(true), "paused");
    }

    CompletionStage<Reply> resume(Call call) {
        return done(targets.session(call).pause(false), "resumed");
    }

    private static CompletionStage<Reply> done(CompletionStage<?> change, String outcome) {
        return change.thenApply(nothing -> Reply.outcome(200, outcome));
    }
}
