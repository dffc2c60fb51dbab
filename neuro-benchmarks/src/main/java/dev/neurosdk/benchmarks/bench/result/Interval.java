package dev.neurosdk.benchmarks.bench.result;

/**
 * A ratio and how far off it may be. Immutable.
 *
 * @param ratio the ratio
 * @param low the lower end
 * @param high the upper end
 */
public record Interval(double ratio, double low, double high) {

    /**
     * Whether a ratio is believable.
     *
     * @param other the ratio
     * @return whether it is not outside
     */
    public boolean contains(double other) {
        return low <= other && other <= high;
    }
}
