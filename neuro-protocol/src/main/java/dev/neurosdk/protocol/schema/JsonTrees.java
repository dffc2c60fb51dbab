package dev.neurosdk.protocol.schema;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * From the reader's tree to the validator's tree, and from there to text.
 *
 * <p>Numbers take one form per value, so that {@code 1}, {@code 1.0} and {@code 1e0} are equal wherever the validator
 * compares nodes.
 */
final class JsonTrees {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final BigDecimal LARGEST_EXACT_DOUBLE = BigDecimal.valueOf(1L << 53);
    private static final int MAX_EXPONENT = 400;

    private JsonTrees() {}

    /** Converts a tree whose depth and numbers the strict reader has checked. */
    static JsonNode toJackson(JsonElement element) {
        if (element instanceof JsonObject object) {
            ObjectNode node = NODES.objectNode();
            object.entrySet().forEach(member -> node.set(member.getKey(), toJackson(member.getValue())));
            return node;
        }
        if (element instanceof JsonArray array) {
            ArrayNode node = NODES.arrayNode(array.size());
            array.forEach(item -> node.add(toJackson(item)));
            return node;
        }
        return element instanceof JsonPrimitive primitive ? scalar(primitive) : NODES.nullNode();
    }

    /** Writes a tree compactly. */
    static String write(JsonNode node) {
        return node.toString();
    }

    private static JsonNode scalar(JsonPrimitive primitive) {
        if (primitive.isString()) {
            return NODES.stringNode(primitive.getAsString());
        }
        return primitive.isBoolean() ? NODES.booleanNode(primitive.getAsBoolean()) : number(primitive.getAsString());
    }

    /** A number of any length costs little here: its digits are few and its exponent is small, or it is zero. */
    static JsonNode number(String literal) {
        if (literal.length() < 10 && literal.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return IntNode.valueOf(Integer.parseInt(literal));
        }
        BigDecimal shortest = decimal(literal).stripTrailingZeros();
        boolean exactAsLong = shortest.scale() <= 0 && shortest.abs().compareTo(LARGEST_EXACT_DOUBLE) <= 0;
        if (!exactAsLong) {
            return DecimalNode.valueOf(shortest);
        }
        long whole = shortest.longValueExact();
        return whole == (int) whole ? IntNode.valueOf((int) whole) : LongNode.valueOf(whole);
    }

    private static BigDecimal decimal(String literal) {
        try {
            BigDecimal value = new BigDecimal(literal);
            if (Math.abs((long) value.scale()) <= MAX_EXPONENT) {
                return value;
            }
        } catch (NumberFormatException exponentOverflow) {
            // Falls through to the double nearest to it, as any other exponent out of range.
        }
        return BigDecimal.valueOf(Double.parseDouble(literal));
    }
}
