package dev.neurosdk.server.decider;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What chance has in store for one name on one connection: its choices, how long they take, and what it gets unasked, each
 * by a chance of its own, so that none disturbs the others. Thread-safe; the lock is held for own state only.
 */
final class RandomPlayer {

    private static final long CHOICES = 1;
    private static final long MOMENTS = 2;
    private static final long ACTS = 3;
    private static final double LONGEST = 5;

    private final RandomSettings settings;
    private final Alarms alarms;
    private final SplittableRandom choices;
    private final SplittableRandom moments;
    private final SplittableRandom acts;
    private Runnable stopAlarm = () -> {};
    private boolean stopped;

    RandomPlayer(RandomSettings settings, Alarms alarms, String game, long round) {
        this.settings = settings;
        this.alarms = alarms;
        long seed = (settings.seed() * 31 + game.hashCode()) * 31 + round;
        choices = new SplittableRandom(seed + (CHOICES << 32));
        moments = new SplittableRandom(seed + (MOMENTS << 32));
        acts = new SplittableRandom(seed + (ACTS << 32));
    }

    synchronized @Nullable Decision choose(List<ActionOffer> offers) {
        return new RandomChoice(choices, settings.malformed()).among(offers);
    }

    synchronized Duration delay() {
        long spread = settings.maxDelay().minus(settings.minDelay()).toNanos();
        return settings.minDelay().plusNanos(spread == 0 ? 0 : moments.nextLong(spread + 1));
    }

    /** Begins to act unasked, if that is wanted, one act after the other. */
    void play(Game game) {
        if (!settings.unforced().isZero()) {
            Runnable stop = alarms.after(pause(), () -> act(game));
            if (!keeps(stop)) {
                stop.run();
            }
        }
    }

    /** Acts no more. */
    void stop() {
        Runnable last;
        synchronized (this) {
            stopped = true;
            last = stopAlarm;
        }
        last.run();
    }

    private synchronized boolean keeps(Runnable stop) {
        stopAlarm = stop;
        return !stopped;
    }

    /** Independent moments: the time between two is distributed exponentially, and cut off at five times the mean. */
    private synchronized Duration pause() {
        double factor = Math.min(LONGEST, -Math.log(1 - acts.nextDouble()));
        return Duration.ofNanos((long) (settings.unforced().toNanos() * factor));
    }

    private void act(Game game) {
        Decision decision = game.isConnected() ? nextAct(game.actions()) : null;
        if (decision == null) {
            playOn(game);
        } else {
            CompletionStage<?> unused = game.act(decision).whenComplete((outcome, failure) -> playOn(game));
        }
    }

    private synchronized @Nullable Decision nextAct(List<ActionOffer> offers) {
        return stopped || offers.isEmpty() ? null : new RandomChoice(acts, settings.malformed()).among(offers);
    }

    private void playOn(Game game) {
        if (game.isConnected() && !isStopped()) {
            play(game);
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }
}
