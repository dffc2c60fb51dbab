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
import java.util.function.IntFunction;

/**
 * Games that play their script from connecting to parting. Immutable.
 *
 * @param name the scenario's name
 * @param unit what is counted
 * @param about what happens
 * @param connections how many games
 * @param script what each of them says, by its number from 1
 * @param rate how many steps all of them begin in a second; 0 for each as soon as the one before is over
 */
record Play(String name, String unit, String about, int connections, IntFunction<Script> script, double rate)
        implements Scenario {

    private static final Duration GRACE = Duration.ofMillis(1);

    @Override
    public Outcome round(Subject subject, Crew crew, Pace pace) throws IOException, InterruptedException {
        List<Lane> lanes = crew.lanes(connections);
        Progress progress = Progress.of(connections);
        Map<Lane, List<Player>> players = new LinkedHashMap<>();
        lanes.forEach(lane -> players.put(lane, new ArrayList<>()));
        for (int game = 0; game < connections; game++) {
            Lane lane = lanes.get(game % lanes.size());
            Player player = new Player(lane, script.apply(game + 1), rate > 0, progress);
            requireNonNull(players.get(lane)).add(player);
            lane.loop.connect(subject.address(), player);
        }
        progress.awaitReady(subject, lanes, pace.patience());
        long start = System.nanoTime() + GRACE.toNanos();
        long begin = start + pace.leadIn().toNanos();
        long end = begin + pace.time().toNanos();
        Map<Lane, Pacer> pacers = rate > 0 ? pacers(players, start, end) : Map.of();
        Crew.onEach(lanes, lane -> {
            lane.window(begin, end);
            Pacer pacer = pacers.get(lane);
            if (pacer != null) {
                lane.loop.tick(pacer);
            } else {
                requireNonNull(players.get(lane)).forEach(Player::begin);
            }
        });
        TimeUnit.NANOSECONDS.sleep(begin - System.nanoTime());
        Duration before = subject.processorTime();
        TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
        Usage usage = Usage.since(before, subject);
        Crew.onEach(lanes, lane -> {
            Pacer pacer = pacers.get(lane);
            if (pacer != null) {
                pacer.tick(System.nanoTime()); // what this thread has not come to yet was due all the same
            }
            requireNonNull(players.get(lane)).forEach(Player::end);
        });
        boolean whole = Progress.within(progress.done(), pace.patience());
        Crew.onEach(lanes, lane -> {
            List<Player> mine = requireNonNull(players.get(lane));
            if (!whole) {
                mine.forEach(Player::giveUp);
            }
            mine.forEach(Player::leave);
        });
        if (!Progress.within(progress.gone(), pace.patience())) {
            Crew.onEach(lanes, lane -> requireNonNull(players.get(lane)).forEach(Player::vanish));
        }
        crew.check();
        return Outcome.of(lanes, pace.time().toNanos() / 1e9, usage);
    }

    private Map<Lane, Pacer> pacers(Map<Lane, List<Player>> players, long start, long end) {
        Map<Lane, Pacer> pacers = new LinkedHashMap<>();
        players.forEach(
                (lane, mine) -> pacers.put(lane, new Pacer(mine, rate * mine.size() / connections, start, end)));
        return pacers;
    }
}
