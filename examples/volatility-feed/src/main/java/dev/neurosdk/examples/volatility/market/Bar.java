package dev.neurosdk.examples.volatility.market;

/**
 * What a price did in an interval. Immutable.
 *
 * @param open the first price
 * @param high the highest
 * @param low the lowest, more than 0
 * @param close the last
 */
public record Bar(double open, double high, double low, double close) {

    /**
     * Refuses prices that contradict each other.
     *
     * @throws IllegalArgumentException when the low is not the lowest or not positive, or the high not the highest
     */
    public Bar {
        if (!(low > 0 && low <= Math.min(open, close) && Math.max(open, close) <= high && high < Double.MAX_VALUE)) {
            throw new IllegalArgumentException("expected 0 < low <= open, close <= high, was open " + open + ", high "
                    + high + ", low " + low + ", close " + close);
        }
    }
}
