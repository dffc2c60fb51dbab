package dev.neurosdk.protocol.schema;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values of the validator's tree: equality as schemas see it, numbers, and replacing a part. */
final class JsonValues {

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MAX_EXPONENT = 400;

    private JsonValues() {}

    /** Whether two values are equal; numbers by what they are worth, whatever they are written like. */
    static boolean same(JsonNode left, JsonNode right) {
        if (left.isNumber() && right.isNumber()) {
            return decimal(left).compareTo(decimal(right)) == 0;
        }
        if (left.getNodeType() != right.getNodeType() || left.size() != right.size()) {
            return false;
        }
        if (left.isArray()) {
            return sameItems(left, right);
        }
        return left.isObject() ? sameMembers(left, right) : left.equals(right);
    }

    private static boolean sameItems(JsonNode left, JsonNode right) {
        for (int i = 0; i < left.size(); i++) {
            if (!same(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameMembers(JsonNode left, JsonNode right) {
        for (Map.Entry<String, JsonNode> member : left.properties()) {
            JsonNode other = right.get(member.getKey());
            if (other == null || !same(member.getValue(), other)) {
                return false;
            }
        }
        return true;
    }

    static boolean contains(List<JsonNode> values, JsonNode value) {
        for (JsonNode each : values) {
            if (same(each, value)) {
                return true;
            }
        }
        return false;
    }

    /** The worth of a number, zero where its exponent is beyond what arithmetic should be tried with. */
    static BigDecimal decimal(JsonNode number) {
        if (number.isFloatingPointNumber() && !number.isBigDecimal() && !Double.isFinite(number.doubleValue())) {
            return BigDecimal.ZERO;
        }
        BigDecimal value = number.decimalValue();
        return Math.abs((long) value.scale()) > MAX_EXPONENT ? BigDecimal.ZERO : value;
    }

    static boolean isWhole(JsonNode number) {
        return number.isIntegralNumber() || decimal(number).stripTrailingZeros().scale() <= 0;
    }

    /** A keyword's value as a count, at most {@link Integer#MAX_VALUE}; the default where there is none. */
    static int count(@Nullable JsonNode value, int otherwise) {
        if (value == null || !value.isNumber()) {
            return otherwise;
        }
        BigDecimal count = decimal(value);
        return count.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) >= 0 ? Integer.MAX_VALUE : count.intValue();
    }

    static JsonNode number(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        if (shortest.scale() > 0) {
            return NODES.numberNode(shortest);
        }
        if (shortest.precision() - shortest.scale() > 60) {
            return NODES.numberNode(shortest);
        }
        return shortest.precision() - shortest.scale() <= 18
                ? NODES.numberNode(shortest.longValueExact())
                : NODES.numberNode(shortest.toBigIntegerExact());
    }

    /** How many code points a text has. */
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** A copy of a value in which one part is another; {@code steps} are member names and indices. */
    static JsonNode replaced(JsonNode root, List<Object> steps, JsonNode part) {
        if (steps.isEmpty()) {
            return part;
        }
        JsonNode copy = root.deepCopy();
        JsonNode parent = copy;
        for (Object step : steps.subList(0, steps.size() - 1)) {
            parent = step instanceof Integer index ? parent.required(index) : parent.required((String) step);
        }
        Object last = steps.get(steps.size() - 1);
        if (parent instanceof ArrayNode array && last instanceof Integer index) {
            array.set(index, part);
        } else if (parent instanceof ObjectNode object) {
            object.set((String) last, part);
        }
        return copy;
    }
}
