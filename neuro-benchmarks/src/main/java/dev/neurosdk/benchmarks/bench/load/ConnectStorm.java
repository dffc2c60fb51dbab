package dev.neurosdk.benchmarks.bench.load;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.benchmarks.bench.server.Subject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Games that come and go all the time. Immutable.
 *
 * @param connections how many are there at once
 */
record ConnectStorm(int connections) implements Scenario {

    @Override
    public String name() {
        return "connect";
    }

    @Override
    public String unit() {
        return "visits";
    }

    @Override
    public String about() {
        return connections + " games that connect, register an action, force once and leave, again and again";
    }

    @Override
    public Outcome round(Subject subject, Crew crew, Pace pace) throws IOException, InterruptedException {
        List<Lane> lanes = crew.lanes(connections);
        CountDownLatch done = new CountDownLatch(connections);
        Map<Lane, List<Visitor>> visitors = new LinkedHashMap<>();
        lanes.forEach(lane -> visitors.put(lane, new ArrayList<>()));
        for (int game = 0; game < connections; game++) {
            Lane lane = lanes.get(game % lanes.size());
            requireNonNull(visitors.get(lane)).add(new Visitor(lane, subject.address(), Script.forces(game + 1), done));
        }
        long begin = System.nanoTime() + pace.leadIn().toNanos();
        long end = begin + pace.time().toNanos();
        Crew.onEach(lanes, lane -> {
            lane.window(begin, end);
            requireNonNull(visitors.get(lane)).forEach(Visitor::come);
        });
        TimeUnit.NANOSECONDS.sleep(begin - System.nanoTime());
        Duration before = subject.processorTime();
        TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
        Usage usage = Usage.since(before, subject);
        Crew.onEach(lanes, lane -> requireNonNull(visitors.get(lane)).forEach(Visitor::end));
        if (!Progress.within(done, pace.patience())) {
            Crew.onEach(lanes, lane -> requireNonNull(visitors.get(lane)).forEach(Visitor::giveUp));
        }
        crew.check();
        return Outcome.of(lanes, pace.time().toNanos() / 1e9, usage);
    }
}
