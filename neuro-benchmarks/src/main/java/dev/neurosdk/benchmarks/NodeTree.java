package dev.neurosdk.benchmarks;

import dev.neurosdk.protocol.codec.TreeMaker;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Jackson's tree, with numbers as they come. Stateless. */
final class NodeTree implements TreeMaker<JsonNode> {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

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
    public JsonNode number(String literal) {
        return DecimalNode.valueOf(new BigDecimal(literal));
    }

    @Override
    public JsonNode flag(boolean value) {
        return NODES.booleanNode(value);
    }

    @Override
    public JsonNode nothing() {
        return NODES.nullNode();
    }
}
