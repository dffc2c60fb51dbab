package dev.neurosdk.benchmarks.bench.result;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How sure a ratio is, found by drawing from the rounds again and again. The same rounds always give the same.
 * Stateless.
 *
 * <p>With five rounds the interval is nearly the range of what was seen: it claims little, which is right for five rounds.
 */
public final class Bootstrap {

    /** The share of drawings that an interval holds, for tables. */
    public static final double USUAL = 0.95;

    /** The same for verdicts: a report has dozens of them, and each could be wrong. */
    public static final double STRICT = 0.99;

    private static final int DRAWINGS = 10_000;
    private static final long SEED = 20_261_127;

    private Bootstrap() {}

    /**
     * The ratio of two series whose rounds were taken turn by turn, so that a slow minute of the machine has slowed both.
     *
     * @param values of one
     * @param base of the other, as many
     * @param confidence the share of drawings that the interval holds, between 0 and 1
     * @return the ratio of the medians
     * @throws IllegalArgumentException when there are none, or not equally many
     */
    public static Interval paired(double[] values, double[] base, double confidence) {
        if (values.length != base.length) {
            throw new IllegalArgumentException("base: expected " + values.length + " rounds, was " + base.length);
        }
        return drawn(values.length, drawn -> median(some(values, drawn)) / median(some(base, drawn)), confidence);
    }

    /**
     * A ratio of two figures that come of the same rounds.
     *
     * @param rounds how many there are
     * @param ratio gives the ratio for some of them, each as often as its number is there
     * @param confidence the share of drawings that the interval holds, between 0 and 1
     * @return the ratio for all of them
     */
    public static Interval drawn(int rounds, ToDoubleFunction<int[]> ratio, double confidence) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] ratios = new double[DRAWINGS];
        for (int drawing = 0; drawing < DRAWINGS; drawing++) {
            ratios[drawing] = ratio.applyAsDouble(draw(rounds, random));
        }
        return interval(ratio.applyAsDouble(IntStream.range(0, rounds).toArray()), ratios, confidence);
    }

    /**
     * The ratio of two series that have nothing to do with each other.
     *
     * @param values of one
     * @param base of the other
     * @param confidence the share of drawings that the interval holds, between 0 and 1
     * @return the ratio of the medians
     * @throws IllegalArgumentException when there are none
     */
    public static Interval independent(double[] values, double[] base, double confidence) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] ratios = new double[DRAWINGS];
        for (int drawing = 0; drawing < DRAWINGS; drawing++) {
            double[] drawnValues = some(values, draw(values.length, random));
            ratios[drawing] = median(drawnValues) / median(some(base, draw(base.length, random)));
        }
        return interval(median(values) / median(base), ratios, confidence);
    }

    /**
     * The median.
     *
     * @param values at least one
     * @return the middle one, or the mean of the two in the middle
     */
    public static double median(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("values: expected at least one, was none");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static int[] draw(int count, SplittableRandom random) {
        int[] drawn = new int[count];
        for (int i = 0; i < count; i++) {
            drawn[i] = random.nextInt(count);
        }
        return drawn;
    }

    private static double[] some(double[] values, int[] which) {
        double[] some = new double[which.length];
        for (int i = 0; i < which.length; i++) {
            some[i] = values[which[i]];
        }
        return some;
    }

    private static Interval interval(double ratio, double[] ratios, double confidence) {
        Arrays.sort(ratios);
        int cut = (int) (DRAWINGS * (1 - confidence) / 2);
        return new Interval(ratio, ratios[cut], ratios[DRAWINGS - 1 - cut]);
    }
}
