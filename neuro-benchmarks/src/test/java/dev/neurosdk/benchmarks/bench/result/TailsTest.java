package dev.neurosdk.benchmarks.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neurosdk.benchmarks.bench.load.Turn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class TailsTest {

    @Test
    void percentiles_areThoseOfAllPhases_notTheMeanOfTheirs() {
        List<Turn> turns = new ArrayList<>(Collections.nCopies(9, new Turn(times(1000, 100), times(1000, 100))));
        turns.add(new Turn(times(100, 100), times(100, 900)));

        // One turn of ten took nine times as long, but it has 100 of 9100 operations: that is more than the slowest in
        // a
        // hundred, so the pool says 9. The mean of the ratios would be 1.8.
        assertThat(Tails.ratio(turns).orElseThrow().ratio()).isCloseTo(9, within(0.01));

        turns.set(9, new Turn(times(100, 100), times(50, 900)));
        assertThat(Tails.ratio(turns).orElseThrow().ratio()).isCloseTo(1, within(0.01));
    }

    @Test
    void pool_saysWhatOneHistogramOfAllWouldSay() {
        Random random = new Random(3);
        Histogram first = new Histogram(3);
        Histogram second = new Histogram(3);
        for (int i = 0; i < 5000; i++) {
            first.recordValue(1000 + random.nextInt(1_000_000));
            second.recordValue(1000 + random.nextInt(3_000_000));
        }
        Histogram all = first.copy();
        all.add(second);
        all.add(second);

        assertThat(new Pool(List.of(first, second)).p99(1, 0, 1)).isEqualTo((double) all.getValueAtPercentile(99));
    }

    @Test
    void steadyTurns_leaveNoDoubt() {
        Interval ratio = Tails.ratio(Collections.nCopies(5, new Turn(times(100, 200), times(100, 300))))
                .orElseThrow();

        assertThat(ratio.ratio()).isCloseTo(1.5, within(0.01));
        assertThat(ratio.low()).isEqualTo(ratio.ratio());
        assertThat(ratio.high()).isEqualTo(ratio.ratio());
    }

    @Test
    void fewTurns_giveNoInterval_norDoEmptyOnes() {
        Turn turn = new Turn(times(100, 200), times(100, 300));
        List<Turn> turns = new ArrayList<>(Collections.nCopies(4, turn));
        assertThat(Tails.ratio(List.of())).isEmpty();
        assertThat(Tails.ratio(turns)).isEmpty();

        turns.add(new Turn(times(0, 1), times(100, 300)));
        assertThat(Tails.ratio(turns)).isEmpty();

        turns.add(turn);
        assertThat(Tails.ratio(turns)).isPresent();
    }

    @Test
    void moreTurns_makeItSurer_andTheTruthIsWithin_nearlyAlways() {
        int held = 0;
        double few = 0;
        double many = 0;
        for (int trial = 0; trial < 20; trial++) {
            Random random = new Random(trial);
            few += width(noisy(random, 6));
            List<Turn> turns = noisy(random, 24);
            many += width(turns);
            held += Tails.ratio(turns).orElseThrow().contains(1.1) ? 1 : 0;
        }
        assertThat(many).isLessThan(0.7 * few);
        assertThat(held).isGreaterThanOrEqualTo(16);
    }

    private static double width(List<Turn> turns) {
        Interval ratio = Tails.ratio(turns).orElseThrow();
        return ratio.high() - ratio.low();
    }

    /** Turns of which each, and each half, has a pace of its own, and times a long tail; beside they are a tenth longer. */
    private static List<Turn> noisy(Random random, int count) {
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double pace = 1e6 * (1 + 0.1 * random.nextGaussian());
            turns.add(new Turn(slower(random, pace), slower(random, 1.1 * pace)));
        }
        return turns;
    }

    private static Histogram slower(Random random, double pace) {
        double mine = Math.max(1e4, pace * (1 + 0.05 * random.nextGaussian()));
        Histogram times = new Histogram(3);
        for (int i = 0; i < 500; i++) {
            times.recordValue((long) (mine * (1 - Math.log(1 - random.nextDouble()))));
        }
        return times;
    }

    private static Histogram times(int count, long value) {
        Histogram times = new Histogram(3);
        times.recordValueWithCount(value, count);
        return times;
    }
}
