package dev.neurosdk.server.decider;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.schema.DataGenerator;
import dev.neurosdk.protocol.schema.Generated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Chooses any of the offered actions with valid random data. Thread-safe.
 *
 * <p>What it chooses for one game depends on the seed, the game's name and the questions asked so far since the game
 * started, and on nothing else, as long as that name is connected once.
 */
public final class RandomDecider implements Decider {

    private final long seed;
    private final Duration delay;
    private final Map<String, RandomGenerator> randoms = new ConcurrentHashMap<>();

    /**
     * Makes a decider that answers at once.
     *
     * @param seed equal seeds give equal choices
     */
    public RandomDecider(long seed) {
        this(seed, Duration.ZERO);
    }

    /**
     * Makes a decider that thinks for a while.
     *
     * @param seed equal seeds give equal choices
     * @param delay how long each answer takes; zero answers at once
     * @throws IllegalArgumentException when the delay is negative
     */
    public RandomDecider(long seed, Duration delay) {
        this.seed = seed;
        this.delay = requireNonNull(delay, "delay");
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay: expected zero or more, was " + delay);
        }
    }

    @Override
    public CompletionStage<Decision> decide(DecisionRequest request) {
        RandomGenerator random = randoms.computeIfAbsent(request.game(), this::randomFor);
        Decision decision;
        synchronized (random) {
            decision = choose(request.actions(), random);
        }
        CompletableFuture<Decision> answer = new CompletableFuture<>();
        if (decision == null) {
            answer.completeExceptionally(new IllegalStateException("no valid data was found for any offered action"));
        } else if (delay.isZero()) {
            answer.complete(decision);
        } else {
            answer.completeOnTimeout(decision, delay.toNanos(), TimeUnit.NANOSECONDS);
        }
        return answer;
    }

    @Override
    public void gameStarted(Game game) {
        randoms.put(game.name(), randomFor(game.name()));
    }

    @Override
    public void gameLeft(Game game) {
        randoms.remove(game.name());
    }

    private RandomGenerator randomFor(String game) {
        return new SplittableRandom(seed * 31 + game.hashCode());
    }

    /** Tries the offers in random order until one has data that can be generated. */
    private static @Nullable Decision choose(List<ActionOffer> offers, RandomGenerator random) {
        List<ActionOffer> left = new ArrayList<>(offers);
        while (!left.isEmpty()) {
            ActionOffer offer = left.remove(random.nextInt(left.size()));
            if (!offer.schema().hasParameters()) {
                return new Decision(offer.name(), null);
            }
            if (DataGenerator.of(offer.schema()).valid(random) instanceof Generated.Data data) {
                return new Decision(offer.name(), data.json());
            }
        }
        return null;
    }
}
