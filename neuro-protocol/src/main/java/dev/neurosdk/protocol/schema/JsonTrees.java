package dev.neurosdk.protocol.schema;

import dev.neurosdk.protocol.codec.StrictJson;
import dev.neurosdk.protocol.codec.TreeMaker;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * From text to the validator's tree, and back.
 *
 * <p>Numbers take one form per value, so that {@code 1}, {@code 1.0} and {@code 1e0} are equal wherever the validator
 * compares nodes.
 */
enum JsonTrees implements TreeMaker<JsonNode> {
    INSTANCE;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final BigDecimal LARGEST_EXACT_DOUBLE = BigDecimal.valueOf(1L << 53);
    private static final int MAX_EXPONENT = 400;

    /** Reads a text strictly. */
    static StrictJson.Parsed<JsonNode> read(String text, int maxLength) {
        return read(text, maxLength, StrictJson.MAX_DEPTH);
    }

    /** Reads a text strictly. */
    static StrictJson.Parsed<JsonNode> read(String text, int maxLength, int maxDepth) {
        return StrictJson.read(text, maxLength, maxDepth, INSTANCE);
    }

    /** Writes a tree compactly. */
    static String write(JsonNode node) {
        return node.toString();
    }

    @Override
    public JsonNode object() {
        return NODES.objectNode();
    }

    @Override
    public boolean put(JsonNode object, String name, JsonNode value) {
        return ((ObjectNode) object).replace(name, value) != null;
    }

    @Override
    public JsonNode array() {
        return NODES.arrayNode();
    }

    @Override
    public void add(JsonNode array, JsonNode element) {
        ArrayNode unused = ((ArrayNode) array).add(element);
    }

    @Override
    public JsonNode text(String text) {
        return NODES.stringNode(text);
    }

    @Override
    public JsonNode flag(boolean value) {
        return NODES.booleanNode(value);
    }

    @Override
    public JsonNode nothing() {
        return NODES.nullNode();
    }

    /** A number of any length costs little here: its digits are few and its exponent is small, or it is zero. */
    @Override
    public JsonNode number(String literal) {
        if (literal.length() < 10 && isDigits(literal)) {
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

    private static boolean isDigits(String literal) {
        for (int at = 0; at < literal.length(); at++) {
            if (literal.charAt(at) < '0' || literal.charAt(at) > '9') {
                return false;
            }
        }
        return true;
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
