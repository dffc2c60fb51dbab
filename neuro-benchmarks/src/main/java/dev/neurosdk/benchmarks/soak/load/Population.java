package dev.neurosdk.benchmarks.soak.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A crowd of games that plays at a steady rate: so many steps a second all together, each by a game drawn at random. Answers
 * to calls come on top. A step for which nobody is free is left out and counted, so that a slow server is not flooded
 * afterwards. Thread-safe.
 */
public final class Population implements AutoCloseable {

    private static final int WORKERS = 8;
    private static final int BACKLOG = 1000;
    private static final int PATIENCE_SECONDS = 60;

    private final Tally tally;
    private final Answers answers;
    private final Random random;
    private final List<Player> players = new ArrayList<>();
    private final ScheduledExecutorService pacemaker = Executors.newSingleThreadScheduledExecutor();
    private final ThreadPoolExecutor workers =
            new ThreadPoolExecutor(WORKERS, WORKERS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());

    /**
     * Connects the games.
     *
     * @param server where to
     * @param games how many, at least 1
     * @param seed draws games and steps; the interleaving is the machine's
     * @param tally counts steps by kind
     * @throws IOException when one can't connect
     */
    public Population(URI server, int games, long seed, Tally tally) throws IOException {
        this.tally = tally;
        answers = new Answers(tally);
        random = new Random(seed);
        for (int i = 0; i < games; i++) {
            players.add(new Player(server, "Game " + i, new Random(random.nextLong()), answers, tally));
        }
    }

    /**
     * Begins to play.
     *
     * @param stepsPerSecond the rate, at least 1
     */
    public void play(int stepsPerSecond) {
        long interval = Duration.ofSeconds(1).toNanos() / stepsPerSecond;
        var unused = pacemaker.scheduleAtFixedRate(this::beat, interval, interval, TimeUnit.NANOSECONDS);
    }

    private void beat() {
        if (workers.getQueue().size() >= BACKLOG) {
            tally.count("steps left out");
            return;
        }
        Player player = players.get(random.nextInt(players.size()));
        if (player.claim()) {
            workers.execute(() -> play(player));
        } else {
            tally.count("steps left out");
        }
    }

    private void play(Player player) {
        try {
            player.play();
        } catch (IOException | RuntimeException e) {
            tally.surprise("a game could not play on: " + e);
        } finally {
            player.release();
        }
    }

    /** Takes no further step; the games stay, and answer. */
    public void pause() {
        pacemaker.shutdownNow();
    }

    /** Stops playing and lets all games leave in peace; in haste when interrupted. */
    @Override
    public void close() {
        pause();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                tally.surprise("steps were still being taken " + PATIENCE_SECONDS + " s after the end");
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
        answers.close();
        players.forEach(Player::retire);
    }
}
