package dev.neurosdk.server.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Somebody waits for an outcome. A transition only passes it on; it is kept when the effect is carried out. Thread-safe. */
final class Promise<T> {

    private final CompletableFuture<T> future = new CompletableFuture<>();

    /** What the one who waits gets to see; completing it changes nothing here. */
    CompletionStage<T> stage() {
        return future.minimalCompletionStage();
    }

    void keep(T outcome) {
        future.complete(outcome);
    }
}
