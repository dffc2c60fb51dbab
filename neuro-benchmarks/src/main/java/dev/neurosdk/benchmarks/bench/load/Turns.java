package dev.neurosdk.benchmarks.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A round of short phases: alone, beside a slow client, beside it again, alone, and so on. So what drifts, and what a phase
 * leaves to the next one, falls on both kinds alike. One alone comes before them and is not timed: a server that has done
 * nothing for a while is slow at first. Stateless.
 */
final class Turns {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final int PHASES = 4;

    private Turns() {}

    /** Phases of both kinds, each from connecting to parting. */
    interface Phase {
        Outcome play(boolean beside, Pace pace) throws IOException, InterruptedException;
    }

    /** Plays a round. Its figures are those beside the slow client. */
    static Outcome play(Phase phase, Pace pace) throws IOException, InterruptedException {
        int count = (int) Math.max(1, pace.time().dividedBy(LONG));
        Pace part = pace.dividedBy(PHASES * count);
        List<Outcome> alone = new ArrayList<>();
        List<Outcome> beside = new ArrayList<>();
        List<Turn> turns = new ArrayList<>();
        Outcome awakening = tidily(phase, false, part);
        for (int turn = 0; turn < count; turn++) {
            Outcome before = tidily(phase, false, part);
            beside.add(Outcome.together(List.of(tidily(phase, true, part), tidily(phase, true, part))));
            alone.add(Outcome.together(List.of(before, tidily(phase, false, part))));
            turns.add(new Turn(alone.get(turn).latency(), beside.get(turn).latency()));
        }
        return Outcome.together(beside).comparedTo(Outcome.together(alone).adding(awakening), turns);
    }

    /** The generator collects its garbage beforehand, so that it has less to do while it measures. */
    private static Outcome tidily(Phase phase, boolean beside, Pace pace) throws IOException, InterruptedException {
        System.gc();
        return phase.play(beside, pace);
    }
}
