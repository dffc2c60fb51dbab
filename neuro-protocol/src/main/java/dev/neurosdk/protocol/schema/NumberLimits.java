package dev.neurosdk.protocol.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a schema says about numbers. Immutable. */
record NumberLimits(@Nullable Bound min, @Nullable Bound max, List<BigDecimal> steps) {

    static final NumberLimits ANY = new NumberLimits(null, null, List.of());

    /** One end of a range. */
    record Bound(BigDecimal value, boolean exclusive) {}

    static NumberLimits read(JsonNode schema) {
        NumberLimits limits = ANY;
        for (String keyword : List.of("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf")) {
            JsonNode value = schema.get(keyword);
            if (value != null && value.isNumber()) {
                limits = limits.and(of(keyword, JsonValues.decimal(value)));
            }
        }
        return limits;
    }

    static NumberLimits of(String keyword, BigDecimal value) {
        return switch (keyword) {
            case "minimum" -> new NumberLimits(new Bound(value, false), null, List.of());
            case "exclusiveMinimum" -> new NumberLimits(new Bound(value, true), null, List.of());
            case "maximum" -> new NumberLimits(null, new Bound(value, false), List.of());
            case "exclusiveMaximum" -> new NumberLimits(null, new Bound(value, true), List.of());
            default -> value.signum() > 0 ? new NumberLimits(null, null, List.of(value)) : ANY;
        };
    }

    NumberLimits and(NumberLimits other) {
        if (other.isAny()) {
            return this;
        }
        return isAny() ? other : new NumberLimits(higher(other.min), lower(other.max), allSteps(other.steps));
    }

    boolean isAny() {
        return min == null && max == null && steps.isEmpty();
    }

    boolean admits(BigDecimal number) {
        return (min == null || number.compareTo(min.value) >= (min.exclusive ? 1 : 0))
                && (max == null || number.compareTo(max.value) <= (max.exclusive ? -1 : 0))
                && steps.stream().allMatch(step -> isMultiple(number, step));
    }

    static boolean isMultiple(BigDecimal number, BigDecimal step) {
        return number.remainder(step).signum() == 0;
    }

    /** The smallest positive number that every step divides, and 1 too when asked; null without any. */
    @Nullable
    BigDecimal step(boolean whole) {
        BigDecimal common = whole ? BigDecimal.ONE : null;
        for (BigDecimal step : steps) {
            common = common == null ? step : leastCommonMultiple(common, step);
        }
        return common;
    }

    private static BigDecimal leastCommonMultiple(BigDecimal left, BigDecimal right) {
        int scale = Math.max(0, Math.max(left.scale(), right.scale()));
        BigInteger a = left.movePointRight(scale).toBigInteger();
        BigInteger b = right.movePointRight(scale).toBigInteger();
        return new BigDecimal(a.divide(a.gcd(b)).multiply(b)).movePointLeft(scale);
    }

    private @Nullable Bound higher(@Nullable Bound other) {
        if (other == null || min == null) {
            return other == null ? min : other;
        }
        int order = min.value.compareTo(other.value);
        return order > 0 || (order == 0 && min.exclusive) ? min : other;
    }

    private @Nullable Bound lower(@Nullable Bound other) {
        if (other == null || max == null) {
            return other == null ? max : other;
        }
        int order = max.value.compareTo(other.value);
        return order < 0 || (order == 0 && max.exclusive) ? max : other;
    }

    private List<BigDecimal> allSteps(List<BigDecimal> others) {
        List<BigDecimal> all = new ArrayList<>(steps);
        all.addAll(others);
        return List.copyOf(all);
    }
}
