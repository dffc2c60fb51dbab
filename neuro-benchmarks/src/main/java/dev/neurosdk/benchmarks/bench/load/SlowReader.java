package dev.neurosdk.benchmarks.bench.load;

import dev.neurosdk.benchmarks.bench.server.Subject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Games that play, alone first, and then beside one that never reads. Immutable.
 *
 * @param connections how many play
 */
record SlowReader(int connections) implements Scenario {

    @Override
    public String name() {
        return "slow-reader";
    }

    @Override
    public String unit() {
        return "round trips";
    }

    @Override
    public String about() {
        return connections + " games that force, beside one that asks for messages and never reads any";
    }

    @Override
    public Outcome round(Subject subject, Crew crew, Pace pace) throws IOException, InterruptedException {
        Scenario others = new Play(name(), unit(), about(), connections, Script.forces(), 0);
        Pace half = pace.lasting(pace.time().dividedBy(2).plus(Duration.ofNanos(1)));
        Outcome alone = others.round(subject, crew, half);
        List<Lane> lanes = crew.lanes(1);
        Nag nag = new Nag(lanes.get(0), subject.address());
        Outcome beside;
        Crew.onEach(lanes, lane -> {
            nag.come();
            lane.loop.tick(nag);
        });
        try {
            beside = others.round(subject, crew, half);
        } finally {
            Crew.onEach(lanes, lane -> nag.end());
        }
        return beside.comparedTo(
                alone, Map.of("slow reader asked", nag.asked(), "slow reader was cut off", nag.cuts()));
    }
}
