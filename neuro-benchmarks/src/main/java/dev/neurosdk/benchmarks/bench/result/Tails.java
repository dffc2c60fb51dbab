package dev.neurosdk.benchmarks.bench.result;

import dev.neurosdk.benchmarks.bench.load.Turn;
import java.util.List;
import java.util.Optional;

/**
 * How much longer the slowest operations take beside a slow client: the ratio of the 99th percentiles of all phases of either
 * kind, and what drawing the turns again gives. Stateless.
 */
public final class Tails {

    private Tails() {}

    /**
     * Compares.
     *
     * @param turns of all rounds
     * @return the ratio; empty when there are too few turns to say how sure it is
     */
    public static Optional<Interval> ratio(List<Turn> turns) {
        List<Turn> whole = turns.stream()
                .filter(turn ->
                        turn.alone().getTotalCount() > 0 && turn.beside().getTotalCount() > 0)
                .toList();
        if (whole.size() < Verdict.ROUNDS) {
            return Optional.empty();
        }
        Pool alone = new Pool(whole.stream().map(Turn::alone).toList());
        Pool beside = new Pool(whole.stream().map(Turn::beside).toList());
        return Optional.of(
                Bootstrap.drawn(whole.size(), drawn -> beside.p99(drawn) / alone.p99(drawn), Bootstrap.USUAL));
    }
}
