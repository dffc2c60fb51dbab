package dev.neurosdk.benchmarks.soak.load;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Sends waves of visits, all kinds in turn, several at a time. Thread-safe. */
public final class Visitors {

    private static final List<Visit> KINDS = List.of(Visit.values());
    private static final int AT_A_TIME = 8;
    private static final int PATIENCE_MINUTES = 30;

    private final URI server;
    private final Tally tally;

    /**
     * Makes visitors of a server.
     *
     * @param server its address
     * @param tally counts the visits by kind
     */
    public Visitors(URI server, Tally tally) {
        this.server = server;
        this.tally = tally;
    }

    /**
     * Makes visits and returns when the last has ended, on this side.
     *
     * @param count how many
     * @param held keeps those that don't end on this side
     * @throws InterruptedException when interrupted meanwhile
     */
    public void wave(int count, Held held) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            IntStream.range(0, count).forEach(number -> workers.execute(() -> visit(number, held)));
            workers.shutdown();
            if (!workers.awaitTermination(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                tally.surprise("a wave of " + count + " visits took more than " + PATIENCE_MINUTES + " min");
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private void visit(int number, Held held) {
        Visit kind = KINDS.get(number % KINDS.size());
        try {
            kind.make(server, "Visitor " + number, held);
            tally.count(kind.title());
        } catch (IOException | RuntimeException | AssertionError e) {
            tally.surprise(
                    kind.title() + ": " + e.toString().lines().findFirst().orElse(""));
        }
    }
}
