package dev.neurosdk.examples.volatility.market;

import java.time.Instant;
import java.util.Random;

/**
 * Makes one {@link Tick} after another, each with the prices of an hour of trading: a market in quick motion. Prices are those
 * of {@link HestonProcess} rounded to cents, volatility is that of {@link GarmanKlass} over the last thirty bars, and volume
 * goes with unrest, as it does where news moves both (P. K. Clark, "A Subordinated Stochastic Process Model with Finite
 * Variance for Speculative Prices", Econometrica 41(1), 1973). Equal seeds give equal ticks. Confined to one thread.
 */
public final class Market {

    /** An hour each on 252 days with 6.5 hours of trading. */
    static final double BARS_IN_YEAR = 252 * 6.5;

    static final int WINDOW = 30;
    private static final int STEPS_IN_BAR = 200;
    private static final double VOLUME = 1_500_000;
    /** By how much volume grows with volatility, and varies besides, in logarithms. */
    private static final double VOLUME_POWER = 1.2;

    private static final double VOLUME_NOISE = 0.25;
    private static final double CENTS = 100;

    private final HestonParameters parameters;
    private final Random random;
    private final HestonProcess process;
    private final GarmanKlass estimator = new GarmanKlass(WINDOW, BARS_IN_YEAR);
    private double last;

    private Market(HestonParameters parameters, double price, double variance, long seed) {
        this.parameters = parameters;
        this.random = new Random(seed);
        this.process = new HestonProcess(parameters, price, variance, random);
        this.last = cents(price);
    }

    /**
     * Opens a market at its start price and at the volatility of the long run.
     *
     * @param parameters what it is like
     * @param seed decides what happens in it
     * @return the market
     */
    public static Market open(HestonParameters parameters, long seed) {
        return new Market(parameters, parameters.startPrice(), parameters.longRunVariance(), seed);
    }

    /**
     * Opens a market where another one stopped.
     *
     * @param parameters what it is like
     * @param price the last price there, more than 0
     * @param volatility the last volatility there, 0 or more
     * @param seed decides what happens in it
     * @return the market
     */
    public static Market resume(HestonParameters parameters, double price, double volatility, long seed) {
        return new Market(parameters, price, volatility * volatility, seed);
    }

    /**
     * Lets an hour of trading go by.
     *
     * @param time when it ends, for everybody else
     * @return what happened
     */
    public Tick next(Instant time) {
        double open = last;
        double high = open;
        double low = open;
        double variance = 0;
        for (int i = 0; i < STEPS_IN_BAR; i++) {
            process.step(1 / BARS_IN_YEAR / STEPS_IN_BAR);
            variance += process.variance() / STEPS_IN_BAR;
            high = Math.max(high, cents(process.price()));
            low = Math.min(low, cents(process.price()));
        }
        last = cents(process.price());
        Bar bar = new Bar(open, high, low, last);
        return new Tick(
                time, estimator.add(bar), last / open - 1, bar, volume(variance), StrictMath.sqrt(process.variance()));
    }

    private long volume(double variance) {
        double unrest = StrictMath.log(Math.max(variance / parameters.longRunVariance(), 1e-3)) / 2;
        return Math.round(VOLUME * StrictMath.exp(VOLUME_POWER * unrest + VOLUME_NOISE * random.nextGaussian()));
    }

    private static double cents(double price) {
        return Math.max(1, Math.rint(price * CENTS)) / CENTS;
    }
}
