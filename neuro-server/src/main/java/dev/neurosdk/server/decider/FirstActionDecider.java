package dev.neurosdk.server.decider;

import dev.neurosdk.protocol.schema.Generated;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Chooses the first of the offered actions for which valid data is found; the same request gets the same answer. Immutable. */
public final class FirstActionDecider implements Decider {

    private static final long SEED = 1;

    /** Makes the decider. */
    public FirstActionDecider() {}

    @Override
    public CompletionStage<Decision> decide(DecisionRequest request) {
        for (ActionOffer offer : request.actions()) {
            if (!offer.schema().hasParameters()) {
                return CompletableFuture.completedFuture(new Decision(offer.name(), null));
            }
            Generated data = offer.schema().generator().valid(new SplittableRandom(SEED));
            if (data instanceof Generated.Data valid) {
                return CompletableFuture.completedFuture(new Decision(offer.name(), valid.json()));
            }
        }
        return CompletableFuture.failedFuture(
                new IllegalStateException("no valid data was found for any offered action"));
    }
}
