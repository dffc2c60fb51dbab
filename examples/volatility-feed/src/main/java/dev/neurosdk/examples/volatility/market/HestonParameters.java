package dev.neurosdk.examples.volatility.market;

/**
 * The parameters of {@link HestonProcess}, by the year. Immutable.
 *
 * @param startPrice the price that it begins with and is pulled back to, more than 0
 * @param longRunVariance θ, the variance that variance returns to, more than 0; its root is the volatility in the long run
 * @param reversion κ, how fast variance returns, more than 0; it is half way there after ln 2 / κ years
 * @param volatilityOfVariance ξ, how much variance itself varies, 0 or more
 * @param correlation ρ between the shocks of price and variance, -1 to 1; negative where falling prices make for unrest
 * @param pull how fast the logarithm of the price returns to its start, 0 or more
 */
public record HestonParameters(
        double startPrice,
        double longRunVariance,
        double reversion,
        double volatilityOfVariance,
        double correlation,
        double pull) {

    /**
     * A price around 100 with a volatility of 20 % that swings between about 10 % and 40 % within some forty hours of
     * trading. Feller's condition holds: 2κθ = 2.24 is more than ξ² = 0.81.
     */
    public static final HestonParameters DEFAULT = new HestonParameters(100, 0.04, 28, 0.9, -0.6, 1);

    /**
     * Refuses what makes no market.
     *
     * @throws IllegalArgumentException when a number is out of its range
     */
    public HestonParameters {
        require(startPrice > 0, "startPrice", "more than 0", startPrice);
        require(longRunVariance > 0, "longRunVariance", "more than 0", longRunVariance);
        require(reversion > 0, "reversion", "more than 0", reversion);
        require(volatilityOfVariance >= 0, "volatilityOfVariance", "0 or more", volatilityOfVariance);
        require(Math.abs(correlation) <= 1, "correlation", "-1 to 1", correlation);
        require(pull >= 0, "pull", "0 or more", pull);
    }

    private static void require(boolean good, String name, String expected, double value) {
        if (!good || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + ": expected " + expected + ", was " + value);
        }
    }
}
