package dev.neurosdk.server.simulation;

import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.DecisionRequest;
import java.util.concurrent.CompletableFuture;

/** What a decider was asked. */
final class Question {

    final Connection connection;
    final DecisionRequest request;
    final boolean fallback;
    final CompletableFuture<Decision> answer = new CompletableFuture<>();

    /** Whether the session can cancel the stage that it was given. */
    boolean cancellable;

    Question(Connection connection, DecisionRequest request, boolean fallback) {
        this.connection = connection;
        this.request = request;
        this.fallback = fallback;
    }

    @Override
    public String toString() {
        return "attempt " + request.attempt() + " of a force of " + connection;
    }
}
