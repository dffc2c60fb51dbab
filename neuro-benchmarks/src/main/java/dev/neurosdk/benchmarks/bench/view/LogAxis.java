package dev.neurosdk.benchmarks.bench.view;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A logarithmic axis from left to right: equal ratios are equally long. Immutable.
 *
 * @param low the value at its left end, above 0
 * @param high the value at its right end, above {@code low}
 * @param left its left end in pixels
 * @param width its length in pixels
 */
record LogAxis(double low, double high, double left, double width) {

    private static final double[] STEPS = {1, 2, 5};
    private static final int MOST_TICKS = 5;
    private static final double MARGIN = 0.04;

    /**
     * An axis that has room for some values.
     *
     * @param values those above 0 count, others are left out
     * @param left its left end in pixels
     * @param width its length in pixels
     * @return the axis
     */
    static LogAxis around(DoubleStream values, double left, double width) {
        double[] logs =
                values.filter(value -> value > 0).map(Math::log10).sorted().toArray();
        double low = logs.length == 0 ? 0 : logs[0];
        double high = Math.max(low + 0.1, logs.length == 0 ? 1 : logs[logs.length - 1]);
        double margin = MARGIN * (high - low);
        return new LogAxis(Math.pow(10, low - margin), Math.pow(10, high + margin), left, width);
    }

    /** Where a value is; values beyond the ends are at the ends. */
    double x(double value) {
        double share = Math.log(value / low) / Math.log(high / low);
        return left + width * Math.min(1, Math.max(0, share));
    }

    /** {@return round values on the axis: 1, 2 and 5 of each power of ten, or powers of ten, or some of those} */
    List<Double> ticks() {
        List<Double> fine = IntStream.rangeClosed(power(low), power(high))
                .boxed()
                .flatMap(power -> DoubleStream.of(STEPS).mapToObj(step -> step * Math.pow(10, power)))
                .filter(this::holds)
                .toList();
        return fine.size() <= MOST_TICKS ? fine : powers();
    }

    private List<Double> powers() {
        int count = power(high) - power(low);
        int every = Math.max(1, (count + MOST_TICKS - 1) / MOST_TICKS);
        return IntStream.rangeClosed(power(low), power(high))
                .filter(power -> power % every == 0)
                .mapToObj(power -> Math.pow(10, power))
                .filter(this::holds)
                .toList();
    }

    private boolean holds(double value) {
        return low <= value && value <= high;
    }

    private static int power(double value) {
        return (int) Math.floor(Math.log10(value));
    }
}
