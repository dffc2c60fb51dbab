package dev.neurosdk.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;

/** Sends that a test does not wait for. */
public final class Sends {

    private Sends() {}

    /** Sees to it that a send has not failed at once; what becomes of it later shows at the other end. */
    public static void begun(CompletableFuture<Void> written) {
        assertThat(written).isNotCompletedExceptionally();
    }

    /** A send that the other end may cut short; what became of it shows there. */
    public static void attempted(CompletableFuture<Void> written) {
        assertThat(written).isNotNull();
    }
}
