package dev.neurosdk.benchmarks.bench.result;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How sure a ratio of medians is, found by drawing from the rounds again and again. The same rounds always give the same.
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
        return interval(values, base, confidence, true);
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
        return interval(values, base, confidence, false);
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

    private static Interval interval(double[] values, double[] base, double confidence, boolean paired) {
        double ratio = median(values) / median(base);
        SplittableRandom random = new SplittableRandom(SEED);
        double[] ratios = new double[DRAWINGS];
        double[] drawnValues = new double[values.length];
        double[] drawnBase = new double[base.length];
        for (int drawing = 0; drawing < DRAWINGS; drawing++) {
            for (int i = 0; i < values.length; i++) {
                int drawn = random.nextInt(values.length);
                drawnValues[i] = values[drawn];
                if (paired) {
                    drawnBase[i] = base[drawn];
                }
            }
            for (int i = 0; i < base.length && !paired; i++) {
                drawnBase[i] = base[random.nextInt(base.length)];
            }
            ratios[drawing] = median(drawnValues) / median(drawnBase);
        }
        Arrays.sort(ratios);
        int cut = (int) (DRAWINGS * (1 - confidence) / 2);
        return new Interval(ratio, ratios[cut], ratios[DRAWINGS - 1 - cut]);
    }
}
