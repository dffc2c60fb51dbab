package dev.neurosdk.benchmarks.bench.load;

import dev.neurosdk.benchmarks.bench.server.Subject;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Games that play, in turn alone and beside one that never reads and for which the kernel takes hardly more before they come.
 * Immutable.
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
        return connections
                + " games that force, alone and beside one that asks for messages and never reads any, in turn";
    }

    @Override
    public Outcome round(Subject subject, Crew crew, Pace pace) throws IOException, InterruptedException {
        return Turns.play((beside, part) -> phase(subject, crew, part, beside), pace);
    }

    private Outcome phase(Subject subject, Crew crew, Pace pace, boolean beside)
            throws IOException, InterruptedException {
        Scenario others = new Play(name(), unit(), about(), connections, Script::forces, 0);
        if (!beside) {
            return others.round(subject, crew, pace);
        }
        List<Lane> lanes = crew.lanes(1);
        Nag nag = new Nag(lanes.get(0), subject.address());
        Outcome outcome;
        try {
            nag.come();
            outcome = others.round(subject, crew, pace);
        } finally {
            Crew.onEach(lanes, lane -> nag.end());
        }
        return outcome.adding(Map.of("slow reader asked", nag.asked(), "slow reader was cut off", nag.cuts()));
    }
}
