package dev.neurosdk.benchmarks.soak.load;

import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Connections that do nothing, all open at once. Confined to one thread. */
public final class Crowd implements AutoCloseable {

    private static final int AT_A_TIME = 8;

    private final List<FakeGame> games = new ArrayList<>();

    /** Makes an empty crowd. */
    public Crowd() {}

    /**
     * Connects, and returns when the server has read everything said.
     *
     * @param server where to
     * @param count how many connections
     * @param arrival what each says before it falls silent
     * @throws IOException when one fails to connect
     * @throws InterruptedException when interrupted meanwhile
     */
    public void join(URI server, int count, Arrival arrival) throws IOException, InterruptedException {
        List<Callable<FakeGame>> arrivals = IntStream.range(0, count)
                .<Callable<FakeGame>>mapToObj(number -> () -> arrive(server, "Idle " + number, arrival))
                .toList();
        ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            for (Future<FakeGame> arrived : workers.invokeAll(arrivals)) {
                games.add(arrived.get());
            }
        } catch (ExecutionException e) {
            throw new IOException("not all could connect: " + e.getCause(), e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    /** {@return how many connections are open} */
    public long open() {
        return games.stream().filter(FakeGame::isOpen).count();
    }

    /** Closes all, with 1000. */
    @Override
    public void close() {
        games.forEach(game -> game.close(1000, ""));
        games.forEach(Crowd::awaitEnd);
        games.clear();
    }

    private static void awaitEnd(FakeGame game) {
        try {
            game.awaitClose();
        } catch (AssertionError e) {
            game.abort();
        }
    }

    private static FakeGame arrive(URI server, String name, Arrival arrival) throws IOException {
        FakeGame game = arrival.arrive(server, name);
        game.ping();
        return game;
    }
}
