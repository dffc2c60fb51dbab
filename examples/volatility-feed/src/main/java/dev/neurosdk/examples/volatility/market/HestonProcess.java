package dev.neurosdk.examples.volatility.market;

import java.util.Random;

/**
 * A price whose variance is random itself: Heston's model (S. L. Heston, "A Closed-Form Solution for Options with Stochastic
 * Volatility", Review of Financial Studies 6(2), 1993), in small steps by Euler's scheme with full truncation (R. Lord,
 * R. Koekkoek and D. van Dijk, "A comparison of biased simulation schemes for stochastic volatility models", Quantitative
 * Finance 10(2), 2010):
 *
 * <pre>{@code
 * v ← v + κ (θ − v⁺) Δ + ξ √(v⁺ Δ) Z₁            v⁺ = max(v, 0)
 * x ← x + (η (ln S₀ − x) − v⁺ / 2) Δ + √(v⁺ Δ) Z₂   x = ln S, corr(Z₁, Z₂) = ρ
 * }</pre>
 *
 * The term with η is not Heston's: it pulls the price back to where it began, so that a feed that runs for months stays in
 * sight. Equal seeds give equal paths on every machine. Confined to one thread.
 */
final class HestonProcess {

    private final HestonParameters parameters;
    private final Random random;
    private final double start;
    private double logPrice;
    private double variance;

    HestonProcess(HestonParameters parameters, double price, double variance, Random random) {
        this.parameters = parameters;
        this.random = random;
        this.start = StrictMath.log(parameters.startPrice());
        this.logPrice = StrictMath.log(price);
        this.variance = variance;
    }

    double price() {
        return StrictMath.exp(logPrice);
    }

    /** The variance of the present moment, by the year; never negative. */
    double variance() {
        return Math.max(variance, 0);
    }

    /** Goes on by some years, a small part of one. */
    void step(double years) {
        double rho = parameters.correlation();
        double first = random.nextGaussian();
        double second = rho * first + StrictMath.sqrt(1 - rho * rho) * random.nextGaussian();
        double now = variance();
        double shock = StrictMath.sqrt(now * years);
        variance += parameters.reversion() * (parameters.longRunVariance() - now) * years
                + parameters.volatilityOfVariance() * shock * first;
        logPrice += (parameters.pull() * (start - logPrice) - now / 2) * years + shock * second;
    }
}
