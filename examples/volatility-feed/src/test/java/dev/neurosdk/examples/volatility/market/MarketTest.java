package dev.neurosdk.examples.volatility.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.neurosdk.protocol.codec.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketTest {

    private static final Instant BEGIN = Instant.parse("2026-01-31T12:00:00Z");
    private static final int MANY = 20_000;

    private static List<Tick> ticks(Market market, int count) {
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ticks.add(market.next(BEGIN.plusSeconds(2L * i)));
        }
        return ticks;
    }

    private static List<Tick> ticks(long seed, int count) {
        return ticks(Market.open(HestonParameters.DEFAULT, seed), count);
    }

    private static double mean(List<Tick> ticks, ToDoubleFunction<Tick> figure) {
        return ticks.stream().mapToDouble(figure).average().orElseThrow();
    }

    /** How a figure goes with another one, -1 to 1. */
    private static double correlation(List<Double> some, List<Double> others) {
        double someMean = some.stream().mapToDouble(d -> d).average().orElseThrow();
        double otherMean = others.stream().mapToDouble(d -> d).average().orElseThrow();
        double product = 0;
        double someSquares = 0;
        double otherSquares = 0;
        for (int i = 0; i < some.size(); i++) {
            double a = some.get(i) - someMean;
            double b = others.get(i) - otherMean;
            product += a * b;
            someSquares += a * a;
            otherSquares += b * b;
        }
        return product / Math.sqrt(someSquares * otherSquares);
    }

    private static double autocorrelation(List<Double> figures, int lag) {
        return correlation(figures.subList(0, figures.size() - lag), figures.subList(lag, figures.size()));
    }

    @Test
    void equalSeeds_giveEqualTicks_andOthersOthers() {
        assertThat(ticks(7, 200)).isEqualTo(ticks(7, 200));
        assertThat(ticks(7, 200)).isNotEqualTo(ticks(8, 200));
    }

    @Test
    void seed_givesTheSameOnEveryMachine() {
        Tick last = ticks(42, 100).get(99);

        assertThat(last.json())
                .isEqualTo("{\"timestamp\":\"2026-01-31T12:03:18.000Z\",\"volatility\":0.162532,\"price\":97.98,"
                        + "\"returns\":0.003585,\"open\":97.63,\"high\":98.01,\"low\":97.44,\"volume\":1266860,"
                        + "\"symbol\":\"SPOON\",\"spot_volatility\":0.146132}");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bars_fitTogether(long seed) {
        List<Tick> ticks = ticks(seed, MANY);

        double before = HestonParameters.DEFAULT.startPrice();
        for (Tick tick : ticks) {
            Bar bar = tick.bar();
            assertThat(bar.open()).isEqualTo(before);
            assertThat(bar.low()).isPositive().isLessThanOrEqualTo(Math.min(bar.open(), bar.close()));
            assertThat(bar.high()).isGreaterThanOrEqualTo(Math.max(bar.open(), bar.close()));
            assertThat(tick.returns()).isCloseTo(bar.close() / before - 1, within(1e-12));
            assertThat(tick.volume()).isPositive();
            before = bar.close();
        }
    }

    /** The estimate reads a little low, since highs and lows are seen in steps. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void variance_isThatOfTheLongRun(long seed) {
        List<Tick> ticks = ticks(seed, MANY);
        double wanted = HestonParameters.DEFAULT.longRunVariance();

        assertThat(mean(ticks, tick -> tick.spotVolatility() * tick.spotVolatility()))
                .isCloseTo(wanted, within(0.15 * wanted));
        assertThat(mean(ticks, tick -> tick.volatility() * tick.volatility())).isBetween(0.75 * wanted, 1.1 * wanted);
        assertThat(mean(ticks, tick -> tick.returns() * tick.returns()) * Market.BARS_IN_YEAR)
                .isCloseTo(wanted, within(0.15 * wanted));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void volatility_clusters_whileReturnsDoNotTellTheNext(long seed) {
        List<Tick> ticks = ticks(seed, MANY);
        List<Double> returns = ticks.stream().map(Tick::returns).toList();
        List<Double> sizes = returns.stream().map(Math::abs).toList();

        assertThat(autocorrelation(sizes, 1)).isGreaterThan(0.1);
        assertThat(autocorrelation(sizes, 10)).isGreaterThan(0.05);
        assertThat(autocorrelation(returns, 1)).isCloseTo(0, within(0.03));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void volume_goesWithUnrest_andFallingPricesMakeForIt(long seed) {
        List<Tick> ticks = ticks(seed, MANY);
        List<Double> spot = ticks.stream().map(Tick::spotVolatility).toList();
        List<Double> steps = new ArrayList<>();
        for (int i = 1; i < spot.size(); i++) {
            steps.add(spot.get(i) - spot.get(i - 1));
        }

        assertThat(correlation(
                        spot, ticks.stream().map(tick -> (double) tick.volume()).toList()))
                .isGreaterThan(0.5);
        assertThat(correlation(steps, ticks.stream().skip(1).map(Tick::returns).toList()))
                .isLessThan(-0.3);
    }

    @Test
    void price_staysInSightForMonths() {
        Market market = Market.open(HestonParameters.DEFAULT, 5);
        double low = Double.MAX_VALUE;
        double high = 0;
        for (int i = 0; i < 5 * MANY; i++) {
            double price = market.next(BEGIN.plusSeconds(i)).bar().close();
            low = Math.min(low, price);
            high = Math.max(high, price);
        }

        assertThat(low).isBetween(30.0, 90.0);
        assertThat(high).isBetween(110.0, 300.0);
    }

    @Test
    void volatility_canBeWorkedOutFromTheRecordsOfItsWindow() {
        List<Tick> ticks = ticks(9, 80);
        List<Tick> window = ticks.subList(80 - Market.WINDOW, 80);

        double variance = mean(window, tick -> {
            double range = Math.log(tick.bar().high() / tick.bar().low());
            double change = Math.log(tick.bar().close() / tick.bar().open());
            return 0.5 * range * range - (2 * Math.log(2) - 1) * change * change;
        });

        assertThat(ticks.get(79).volatility()).isCloseTo(Math.sqrt(variance * 252 * 6.5), within(1e-9));
    }

    @Test
    void market_goesOnWhereAnotherStopped() {
        Tick next = Market.resume(HestonParameters.DEFAULT, 117.25, 0.4, 1).next(BEGIN);

        assertThat(next.bar().open()).isEqualTo(117.25);
        assertThat(next.spotVolatility()).isBetween(0.3, 0.5);
    }

    @Test
    void json_hasTheFieldsThatAreDocumented_inOrder() {
        JsonValue.Members json =
                (JsonValue.Members) JsonValue.parse(ticks(1, 1).get(0).json()).orElseThrow();

        assertThat(json.members().keySet())
                .startsWith("timestamp", "volatility", "price", "returns", "open", "high", "low", "volume");
        assertThat(json.textAt("/timestamp")).contains("2026-01-31T12:00:00.000Z");
        assertThat(json.at("/volume").orElseThrow().toString()).matches("\\d+");
    }

    @Test
    void parameters_thatMakeNoMarket_areRefused() {
        assertThatThrownBy(() -> new HestonParameters(0, 0.04, 28, 0.9, -0.6, 1))
                .hasMessageContaining("startPrice");
        assertThatThrownBy(() -> new HestonParameters(1, Double.NaN, 28, 0.9, -0.6, 1))
                .hasMessageContaining("longRunVariance");
        assertThatThrownBy(() -> new HestonParameters(1, 0.04, 28, 0.9, -1.1, 1))
                .hasMessageContaining("correlation");
        assertThatThrownBy(() -> new Bar(2, 1, 1, 1)).hasMessageContaining("high");
    }
}
