package dev.neurosdk.benchmarks.bench.load;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.benchmarks.bench.server.Subject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Games that connect, as fast as the server lets them, and sit there. Immutable.
 *
 * @param connections how many
 */
record IdleGames(int connections) implements Scenario {

    private static final int AT_ONCE = 64;

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public String unit() {
        return "connects";
    }

    @Override
    public String about() {
        return connections + " games that connect, " + AT_ONCE
                + " at a time, register three actions, and sit there; the time is that of one connect";
    }

    @Override
    public Outcome round(Subject subject, Crew crew, Pace pace) throws IOException, InterruptedException {
        List<Lane> lanes = crew.lanes(connections);
        Progress progress = Progress.of(connections);
        Long heapBefore = subject.heapBytes();
        Map<Lane, List<Sitter>> sitters = new LinkedHashMap<>();
        lanes.forEach(lane -> sitters.put(lane, new ArrayList<>()));
        AtomicInteger left = new AtomicInteger(connections);
        long start = System.nanoTime();
        Duration before = subject.processorTime();
        Crew.onEach(lanes, lane -> {
            lane.window(start, start + TimeUnit.DAYS.toNanos(1));
            for (int i = 0; i < Math.max(1, AT_ONCE / lanes.size()); i++) {
                nextOne(lane, subject, progress, requireNonNull(sitters.get(lane)), left);
            }
        });
        progress.awaitReady(subject, lanes, pace.patience().plus(Duration.ofMillis(20L * connections)));
        double seconds = (System.nanoTime() - start) / 1e9;
        Usage usage = Usage.since(before, subject);
        Long heap = subject.heapBytes();
        TimeUnit.NANOSECONDS.sleep(pace.time().toNanos());
        Crew.onEach(lanes, lane -> requireNonNull(sitters.get(lane)).forEach(Sitter::leave));
        if (!Progress.within(progress.gone(), pace.patience())) {
            throw new IOException("expected " + subject.name() + " to answer every goodbye, were left "
                    + progress.gone().getCount());
        }
        crew.check();
        Outcome outcome = Outcome.of(lanes, seconds, usage);
        return heap == null || heapBefore == null
                ? outcome
                : outcome.with(Measure.HEAP_EACH, (heap - heapBefore) / 1e3 / connections);
    }

    private static void nextOne(
            Lane lane, Subject subject, Progress progress, List<Sitter> sitters, AtomicInteger left) {
        int game = left.getAndDecrement();
        if (game > 0) {
            Sitter sitter = new Sitter(
                    lane, Script.idle(game), progress, () -> nextOne(lane, subject, progress, sitters, left));
            sitters.add(sitter);
            lane.loop.connect(subject.address(), sitter);
        }
    }
}
