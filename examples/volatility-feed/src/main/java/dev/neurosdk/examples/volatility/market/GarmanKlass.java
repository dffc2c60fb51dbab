package dev.neurosdk.examples.volatility.market;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Realised volatility over the latest bars by the estimator of M. B. Garman and M. J. Klass ("On the Estimation of Security
 * Price Volatilities from Historical Data", Journal of Business 53(1), 1980), in its usual, practical form:
 *
 * <pre>{@code
 * σ² = mean over the window of  ½ (ln high/low)² − (2 ln 2 − 1) (ln close/open)²
 * volatility = √(σ² · bars in a year)
 * }</pre>
 *
 * It wants fewer bars than one made of closing prices, and is the right one where each bar opens at the last one's close:
 * the more general one of Yang and Zhang (2000) adds terms for jumps between bars, which would all be 0 here. Highs and lows
 * that were seen in steps are a little too near to each other, so it reads a little low. Confined to one thread.
 */
final class GarmanKlass {

    private static final double CLOSE_WEIGHT = 2 * StrictMath.log(2) - 1;

    private final int window;
    private final double barsInYear;
    private final Deque<Double> variances = new ArrayDeque<>();

    GarmanKlass(int window, double barsInYear) {
        this.window = window;
        this.barsInYear = barsInYear;
    }

    static double variance(Bar bar) {
        double range = StrictMath.log(bar.high() / bar.low());
        double change = StrictMath.log(bar.close() / bar.open());
        return range * range / 2 - CLOSE_WEIGHT * change * change;
    }

    /** Takes a bar in and gives the volatility of a year over the bars of the window, or of as many as there are yet. */
    double add(Bar bar) {
        variances.addLast(variance(bar));
        if (variances.size() > window) {
            variances.removeFirst();
        }
        double sum = 0;
        for (double variance : variances) {
            sum += variance;
        }
        return StrictMath.sqrt(sum / variances.size() * barsInYear);
    }
}
