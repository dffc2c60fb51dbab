package dev.neurosdk.server.stream;

import dev.neurosdk.protocol.codec.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which items of its topics a viewer gets, by what their data says: conditions at places, all of which must hold. Immutable. */
public final class Filter {

    private static final int MOST_PLACES = 16;
    private static final int MOST_VALUES = 64;
    private static final int LONGEST_PLACE = 256;

    private final JsonValue source;
    private final List<Condition> conditions;

    private Filter(JsonValue source, List<Condition> conditions) {
        this.source = source;
        this.conditions = List.copyOf(conditions);
    }

    /** What must hold at a place. */
    private record Condition(String place, Predicate<Optional<JsonValue>> test) {}

    static Filter read(JsonValue source, String at) throws Fault.Found {
        if (!(source instanceof JsonValue.Members places)) {
            throw wrong(at, "an object, JSON pointers to conditions");
        }
        if (places.members().size() > MOST_PLACES) {
            throw wrong(at, "at most " + MOST_PLACES + " places");
        }
        List<Condition> conditions = new ArrayList<>();
        for (Map.Entry<String, JsonValue> entry : places.members().entrySet()) {
            String place = entry.getKey();
            String here = at + "/" + place.replace("~", "~0").replace("/", "~1");
            if (place.length() > LONGEST_PLACE || (!place.isEmpty() && place.charAt(0) != '/')) {
                throw wrong(here, "a JSON pointer into data of at most " + LONGEST_PLACE + " characters");
            }
            condition(place, entry.getValue(), here, conditions);
        }
        return new Filter(source, conditions);
    }

    /**
     * Whether an item passes.
     *
     * @param data the item's data
     * @return true when every condition holds
     */
    public boolean passes(JsonValue data) {
        for (Condition condition : conditions) {
            if (!condition.test().test(data.at(condition.place()))) {
                return false;
            }
        }
        return true;
    }

    /** {@return the filter as JSON} */
    @Override
    public String toString() {
        return source.toString();
    }

    private static void condition(String place, JsonValue value, String at, List<Condition> conditions)
            throws Fault.Found {
        if (isScalar(value)) {
            conditions.add(new Condition(
                    place, there -> there.filter(found -> equal(found, value)).isPresent()));
            return;
        }
        if (!(value instanceof JsonValue.Members operators)
                || operators.members().isEmpty()) {
            throw wrong(at, "a scalar, or an object with eq, ne, lt, le, gt, ge, in or exists");
        }
        for (Map.Entry<String, JsonValue> operator : operators.members().entrySet()) {
            String here = at + "/" + operator.getKey();
            conditions.add(new Condition(place, test(operator.getKey(), operator.getValue(), here)));
        }
    }

    private static Predicate<Optional<JsonValue>> test(String operator, JsonValue value, String at) throws Fault.Found {
        return switch (operator) {
            case "eq" -> {
                scalar(value, at);
                yield there -> there.filter(found -> equal(found, value)).isPresent();
            }
            case "ne" -> {
                scalar(value, at);
                yield there -> there.filter(found -> equal(found, value)).isEmpty();
            }
            case "lt" -> order(value, at, order -> order < 0);
            case "le" -> order(value, at, order -> order <= 0);
            case "gt" -> order(value, at, order -> order > 0);
            case "ge" -> order(value, at, order -> order >= 0);
            case "in" -> in(value, at);
            case "exists" -> exists(value, at);
            default -> throw wrong(at, "one of eq, ne, lt, le, gt, ge, in, exists");
        };
    }

    private static Predicate<Optional<JsonValue>> order(JsonValue value, String at, IntPredicate holds)
            throws Fault.Found {
        if (!(value instanceof JsonValue.Numeral) && !(value instanceof JsonValue.Text)) {
            throw wrong(at, "a number or a string");
        }
        return there -> {
            Integer order = there.isEmpty() ? null : compare(there.get(), value);
            return order != null && holds.test(order);
        };
    }

    private static Predicate<Optional<JsonValue>> in(JsonValue value, String at) throws Fault.Found {
        if (!(value instanceof JsonValue.Elements array) || array.elements().size() > MOST_VALUES) {
            throw wrong(at, "an array of at most " + MOST_VALUES + " scalars");
        }
        for (int i = 0; i < array.elements().size(); i++) {
            scalar(array.elements().get(i), at + "/" + i);
        }
        return there -> there.isPresent() && array.elements().stream().anyMatch(allowed -> equal(there.get(), allowed));
    }

    private static Predicate<Optional<JsonValue>> exists(JsonValue value, String at) throws Fault.Found {
        if (!(value instanceof JsonValue.Flag flag)) {
            throw wrong(at, "true or false");
        }
        return there -> there.isPresent() == flag.value();
    }

    private static void scalar(JsonValue value, String at) throws Fault.Found {
        if (!isScalar(value)) {
            throw wrong(at, "a scalar");
        }
    }

    private static boolean isScalar(JsonValue value) {
        return !(value instanceof JsonValue.Members) && !(value instanceof JsonValue.Elements);
    }

    private static boolean equal(JsonValue one, JsonValue other) {
        return one.equals(other)
                || (one instanceof JsonValue.Numeral a && other instanceof JsonValue.Numeral b && compare(a, b) == 0);
    }

    private static @Nullable Integer compare(JsonValue one, JsonValue other) {
        if (one instanceof JsonValue.Numeral a && other instanceof JsonValue.Numeral b) {
            return compare(a, b);
        }
        return one instanceof JsonValue.Text a && other instanceof JsonValue.Text b
                ? Integer.valueOf(a.text().compareTo(b.text()))
                : null;
    }

    private static int compare(JsonValue.Numeral one, JsonValue.Numeral other) {
        return new BigDecimal(one.literal()).compareTo(new BigDecimal(other.literal()));
    }

    private static Fault.Found wrong(String at, String expected) {
        return new Fault.Found(new Fault("invalid-filter", "expected " + expected, at));
    }
}
