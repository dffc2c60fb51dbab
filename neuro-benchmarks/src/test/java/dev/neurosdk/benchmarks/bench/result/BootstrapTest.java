package dev.neurosdk.benchmarks.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    @Test
    void median_isTheMiddle() {
        assertThat(Bootstrap.median(3, 1, 2)).isEqualTo(2);
        assertThat(Bootstrap.median(4, 1, 2, 3)).isEqualTo(2.5);
        assertThatIllegalArgumentException().isThrownBy(Bootstrap::median);
    }

    @Test
    void steadySeries_giveTheirRatio_withoutDoubt() {
        assertThat(Bootstrap.independent(new double[] {4, 4, 4}, new double[] {2, 2}, 0.95))
                .isEqualTo(new Interval(2, 2, 2));
    }

    @Test
    void sameRounds_giveTheSameInterval() {
        double[] a = noisy(1, 7, 100, 0.1);
        double[] b = noisy(2, 7, 100, 0.1);

        assertThat(Bootstrap.paired(a, b, 0.95)).isEqualTo(Bootstrap.paired(a, b, 0.95));
        assertThat(a).isEqualTo(noisy(1, 7, 100, 0.1));
    }

    @Test
    void noiseThatBothShare_vanishesInPairs() {
        double[] base = {10, 20, 30, 40, 50};
        double[] twice = {20, 40, 60, 80, 100};

        assertThat(Bootstrap.paired(twice, base, 0.95)).isEqualTo(new Interval(2, 2, 2));
        Interval apart = Bootstrap.independent(twice, base, 0.95);
        assertThat(apart.low()).isLessThan(1);
        assertThat(apart.high()).isGreaterThan(4);
    }

    @Test
    void interval_liesWithinWhatTheRoundsAllow_andHoldsTheRatio() {
        double[] values = {95, 100, 105, 110, 90};
        double[] base = {48, 50, 52, 55, 45};
        Interval interval = Bootstrap.independent(values, base, 0.95);

        assertThat(interval.ratio()).isCloseTo(2, within(1e-9));
        assertThat(interval.contains(interval.ratio())).isTrue();
        assertThat(interval.low()).isBetween(90.0 / 55, 2.0);
        assertThat(interval.high()).isBetween(2.0, 110.0 / 45);
    }

    @Test
    void interval_holdsTheTruth_aboutAsOftenAsItSays() {
        int held = 0;
        for (int trial = 0; trial < 200; trial++) {
            double[] values = noisy(1000 + trial, 9, 150, 0.1);
            double[] base = noisy(5000 + trial, 9, 100, 0.1);
            held += Bootstrap.independent(values, base, 0.95).contains(1.5) ? 1 : 0;
        }
        assertThat(held).isBetween(180, 200);
    }

    @Test
    void unequalPairs_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bootstrap.paired(new double[2], new double[3], 0.95))
                .withMessage("base: expected 2 rounds, was 3");
    }

    static double[] noisy(long seed, int rounds, double middle, double share) {
        Random random = new Random(seed);
        return random.doubles(rounds)
                .map(unused -> middle * (1 + share * random.nextGaussian()))
                .toArray();
    }
}
