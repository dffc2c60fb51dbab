package dev.neurosdk.server.decider;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Chooses any of the offered actions with random data, and acts unasked if its settings say so. Thread-safe.
 *
 * <p>What it chooses for one game depends on the seed, the game's name and the questions asked so far since the game
 * started, and on nothing else: neither on other games, also those of the same name on other connections, nor on what the
 * game gets unasked. A game whose start it was not told of, since another decider stands before it, is remembered by nothing:
 * then its choices depend on all the questions asked so far.
 */
public final class RandomDecider implements Decider {

    private final RandomSettings settings;
    private final Alarms alarms;
    private final Map<Key, RandomPlayer> players = new ConcurrentHashMap<>();
    private final AtomicLong strangers = new AtomicLong();

    private record Key(long connection, String game) {
        static Key of(Game game) {
            return new Key(game.session().number(), game.name());
        }
    }

    /**
     * Makes a decider that answers at once with data that fits.
     *
     * @param seed equal seeds give equal choices
     */
    public RandomDecider(long seed) {
        this(RandomSettings.of(seed));
    }

    /**
     * Makes a decider that thinks for a while and answers with data that fits.
     *
     * @param seed equal seeds give equal choices
     * @param delay how long each answer takes; zero answers at once
     * @throws IllegalArgumentException when the delay is negative
     */
    public RandomDecider(long seed, Duration delay) {
        this(RandomSettings.of(seed).withDelay(delay, delay));
    }

    /**
     * Makes a decider that lives by the clock.
     *
     * @param settings how it behaves
     */
    public RandomDecider(RandomSettings settings) {
        this(settings, Alarms.byTheClock());
    }

    /**
     * Makes a decider.
     *
     * @param settings how it behaves
     * @param alarms when it has thought enough, and when it acts unasked
     */
    public RandomDecider(RandomSettings settings, Alarms alarms) {
        this.settings = requireNonNull(settings, "settings");
        this.alarms = requireNonNull(alarms, "alarms");
    }

    @Override
    public CompletionStage<Decision> decide(DecisionRequest request) {
        RandomPlayer player = player(request);
        return answer(player.choose(request.actions()), player.delay());
    }

    private RandomPlayer player(DecisionRequest request) {
        RandomPlayer known = players.get(new Key(request.session().number(), request.game()));
        return known == null ? new RandomPlayer(settings, alarms, request.game(), strangers.incrementAndGet()) : known;
    }

    private CompletionStage<Decision> answer(@Nullable Decision decision, Duration delay) {
        if (decision == null) {
            return CompletableFuture.failedFuture(
                    new IllegalStateException("no valid data was found for any offered action"));
        }
        if (delay.isZero()) {
            return CompletableFuture.completedFuture(decision);
        }
        CompletableFuture<Decision> answer = new CompletableFuture<>();
        Runnable stop = alarms.after(delay, () -> answer.complete(decision));
        CompletionStage<?> unused = answer.whenComplete((made, failure) -> stop.run());
        return answer;
    }

    @Override
    public void gameStarted(Game game) {
        RandomPlayer player = new RandomPlayer(settings, alarms, game.name(), 0);
        stop(players.put(Key.of(game), player));
        player.play(game);
    }

    @Override
    public void gameLeft(Game game) {
        stop(players.remove(Key.of(game)));
    }

    private static void stop(@Nullable RandomPlayer player) {
        if (player != null) {
            player.stop();
        }
    }
}
