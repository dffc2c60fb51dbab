package dev.neurosdk.protocol.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Chooses numbers within limits: small ones and round ones where the schema leaves room. */
final class NumberComposer {

    private static final int TRIES = 12;
    private static final int SCAN = 300;
    private static final int READABLE_BITS = 40;
    private static final BigInteger USUAL_SPAN = BigInteger.TEN;
    private static final BigInteger WIDEST_SPAN = BigInteger.valueOf(90);

    private final Demand demand;
    private final boolean whole;
    private final Run run;
    private final BigInteger usualSpan;

    private NumberComposer(Demand demand, boolean whole, Run run) {
        this.demand = demand;
        this.whole = whole;
        this.run = run;
        this.usualSpan = USUAL_SPAN.add(BigInteger.valueOf(2L * demand.excluded.size()));
    }

    /** A number, whole or with a fraction; null when there is none. */
    static @Nullable JsonNode number(Demand demand, boolean whole, Run run) {
        NumberComposer composer = new NumberComposer(demand, whole, run);
        BigDecimal number = composer.number();
        if (number == null) {
            run.blame("no number fits the limits", "");
        }
        return number == null ? null : JsonValues.number(number);
    }

    private @Nullable BigDecimal number() {
        BigDecimal exact = demand.numbers.step(whole);
        if (exact != null) {
            return onGrid(exact);
        }
        for (BigDecimal step :
                new BigDecimal[] {new BigDecimal("0.5"), new BigDecimal("0.1"), new BigDecimal("0.01")}) {
            BigDecimal number = onGrid(step);
            if (number != null) {
                return number;
            }
        }
        BigDecimal number = between();
        for (BigDecimal step : demand.notMultiplesOf) {
            number = number == null && step.signum() > 0 ? onGrid(step.divide(BigDecimal.valueOf(2))) : number;
        }
        return number;
    }

    /** A multiple of a step. */
    private @Nullable BigDecimal onGrid(BigDecimal step) {
        BigInteger low = lowest(step);
        BigInteger high = highest(step);
        if (low != null && high != null && low.compareTo(high) > 0) {
            return null;
        }
        BigInteger[] usual = usual(low, high);
        for (int i = 0; i < TRIES; i++) {
            BigDecimal number = new BigDecimal(run.dice.between(usual[0], usual[1])).multiply(step);
            if (admits(number)) {
                return number;
            }
        }
        return scan(step, usual[0], low, high);
    }

    private @Nullable BigDecimal scan(
            BigDecimal step, BigInteger start, @Nullable BigInteger low, @Nullable BigInteger high) {
        for (int i = 0; i < SCAN; i++) {
            for (BigInteger at : new BigInteger[] {
                start.add(BigInteger.valueOf(i)), start.subtract(BigInteger.valueOf(i)),
            }) {
                boolean inside = (low == null || at.compareTo(low) >= 0) && (high == null || at.compareTo(high) <= 0);
                BigDecimal number = new BigDecimal(at).multiply(step);
                if (inside && admits(number)) {
                    return number;
                }
            }
        }
        return null;
    }

    /** Where on the grid to look first: near zero or near the limit. */
    private BigInteger[] usual(@Nullable BigInteger low, @Nullable BigInteger high) {
        if (low != null && high != null) {
            return high.subtract(low).bitLength() < READABLE_BITS
                    ? new BigInteger[] {low, high}
                    : usual(low.signum() <= 0 && high.signum() >= 0 ? BigInteger.ZERO : low, null);
        }
        if (low != null) {
            BigInteger start = low.signum() < 0 ? low.max(usualSpan.negate()) : low;
            return new BigInteger[] {start, start.add(usualSpan)};
        }
        if (high == null) {
            return new BigInteger[] {BigInteger.ZERO, usualSpan};
        }
        BigInteger end = high.min(WIDEST_SPAN.add(usualSpan));
        return new BigInteger[] {end.signum() > 0 ? BigInteger.ZERO : end.subtract(usualSpan), end};
    }

    private @Nullable BigInteger lowest(BigDecimal step) {
        NumberLimits.Bound min = demand.numbers.min();
        if (min == null) {
            return null;
        }
        BigInteger index = min.value().divide(step, 0, RoundingMode.CEILING).toBigInteger();
        boolean onBound = new BigDecimal(index).multiply(step).compareTo(min.value()) == 0;
        return min.exclusive() && onBound ? index.add(BigInteger.ONE) : index;
    }

    private @Nullable BigInteger highest(BigDecimal step) {
        NumberLimits.Bound max = demand.numbers.max();
        if (max == null) {
            return null;
        }
        BigInteger index = max.value().divide(step, 0, RoundingMode.FLOOR).toBigInteger();
        boolean onBound = new BigDecimal(index).multiply(step).compareTo(max.value()) == 0;
        return max.exclusive() && onBound ? index.subtract(BigInteger.ONE) : index;
    }

    /** A number between two limits too close together for a round one. */
    private @Nullable BigDecimal between() {
        NumberLimits.Bound min = demand.numbers.min();
        NumberLimits.Bound max = demand.numbers.max();
        if (min == null || max == null) {
            return null;
        }
        BigDecimal middle = min.value()
                .add(max.value())
                .divide(BigDecimal.valueOf(2), MathContext.DECIMAL128)
                .round(new MathContext(15));
        for (BigDecimal number : new BigDecimal[] {middle, min.value(), max.value()}) {
            if (admits(number)) {
                return number;
            }
        }
        return null;
    }

    private boolean admits(BigDecimal number) {
        run.step(1 + demand.excluded.size() / 64);
        boolean isWhole = number.stripTrailingZeros().scale() <= 0;
        return isWhole == whole
                && demand.numbers.admits(number)
                && demand.notMultiplesOf.stream()
                        .noneMatch(step -> step.signum() > 0 && NumberLimits.isMultiple(number, step))
                && demand.excluded.stream()
                        .noneMatch(value ->
                                value.isNumber() && JsonValues.decimal(value).compareTo(number) == 0);
    }
}
