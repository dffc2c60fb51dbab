package dev.neurosdk.server.http.control;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jetty.util.thread.Scheduler;

/** Patience by the server's own timer. Thread-safe. */
record Timers(Scheduler scheduler) implements Call.Patience {

    @Override
    public CompletionStage<Reply> within(Duration limit, CompletionStage<Reply> reply, Reply otherwise) {
        CompletableFuture<Reply> first = new CompletableFuture<>();
        Scheduler.Task timer = scheduler.schedule(() -> first.complete(otherwise), limit);
        CompletionStage<?> unused = reply.whenComplete((outcome, failure) -> {
            timer.cancel();
            if (failure == null) {
                first.complete(outcome);
            } else {
                first.completeExceptionally(failure);
            }
        });
        return first;
    }
}
