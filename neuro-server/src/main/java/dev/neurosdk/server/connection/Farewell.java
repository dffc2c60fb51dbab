package dev.neurosdk.server.connection;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Waits for connections to end to which goodbye has been said. */
public final class Farewell {

    private Farewell() {}

    /**
     * Waits until all have ended.
     *
     * @param all the connections
     * @param end completes when one has ended
     * @param within how long to wait
     * @param <C> what a connection is
     * @return whether all have ended; false too when the thread was interrupted
     */
    public static <C> boolean within(
            Collection<C> all, Function<? super C, CompletableFuture<Void>> end, Duration within) {
        CompletableFuture<?>[] ends = all.stream().map(end).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(ends).get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }
}
