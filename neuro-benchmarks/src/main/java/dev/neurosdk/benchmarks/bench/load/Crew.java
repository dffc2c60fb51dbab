package dev.neurosdk.benchmarks.bench.load;

import dev.neurosdk.benchmarks.wire.Loop;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The generator's threads. Thread-safe. */
public final class Crew implements AutoCloseable {

    private final List<Loop> loops;

    private Crew(List<Loop> loops) {
        this.loops = List.copyOf(loops);
    }

    /**
     * Starts the threads.
     *
     * @param threads how many, at least one
     * @return the crew
     * @throws IOException when the system has no selector left
     */
    public static Crew of(int threads) throws IOException {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: expected at least 1, was " + threads);
        }
        Loop[] loops = new Loop[threads];
        for (int i = 0; i < threads; i++) {
            loops[i] = Loop.start("bench-load-" + i);
        }
        return new Crew(List.of(loops));
    }

    /** Fresh lanes, one for each thread, or fewer where there are fewer games. */
    List<Lane> lanes(int games) {
        return IntStream.range(0, Math.min(games, loops.size()))
                .mapToObj(i -> new Lane(loops.get(i)))
                .toList();
    }

    /** Runs something on each lane and waits until all have done it. */
    static void onEach(List<Lane> lanes, Consumer<Lane> task) throws InterruptedException {
        CountDownLatch left = new CountDownLatch(lanes.size());
        for (Lane lane : lanes) {
            lane.loop.execute(() -> {
                try {
                    task.accept(lane);
                } finally {
                    left.countDown();
                }
            });
        }
        if (!left.await(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("expected a generator that turns, was one that stands still");
        }
    }

    /**
     * Refuses to go on when the generator itself has failed.
     *
     * @throws IllegalStateException with what it threw
     */
    void check() {
        for (Loop loop : loops) {
            Throwable failure = loop.failure();
            if (failure != null) {
                throw new IllegalStateException("expected a sound generator, was " + failure, failure);
            }
        }
    }

    /** Ends the threads and every connection. */
    @Override
    public void close() {
        loops.forEach(Loop::close);
    }
}
