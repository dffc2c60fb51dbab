package dev.neurosdk.protocol.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One schema, its keywords read and its references resolved. Compared by identity. Filled by {@link SchemaReader} and
 * never changed afterwards.
 */
final class SchemaNode {

    /** The height of a schema that no finite value fits. */
    static final int ENDLESS = 1_000;

    final JsonNode json;
    final String pointer;

    boolean never;
    int types = Types.ALL;

    @Nullable
    List<JsonNode> values;

    NumberLimits numbers = NumberLimits.ANY;
    TextLimits texts = TextLimits.ANY;

    @Nullable
    ArrayRules arrays;

    @Nullable
    ObjectRules objects;

    /** What has to fit as well: references and the members of {@code allOf}. */
    final List<SchemaNode> all = new ArrayList<>(0);

    List<SchemaNode> any = List.of();
    List<SchemaNode> one = List.of();

    @Nullable
    SchemaNode not;

    @Nullable
    SchemaNode condition;

    @Nullable
    SchemaNode then;

    @Nullable
    SchemaNode otherwise;

    /** How deep the flattest fitting value is nested; {@link #ENDLESS} when there is none. */
    int height;

    SchemaNode(JsonNode json, String pointer) {
        this.json = json;
        this.pointer = pointer;
    }

    /** A schema of nothing but types. */
    static SchemaNode ofTypes(int types) {
        SchemaNode node = new SchemaNode(JsonValues.NODES.objectNode(), "");
        node.types = types;
        return node;
    }

    @Nullable
    JsonNode keyword(String name) {
        return json.isObject() ? json.get(name) : null;
    }

    /** The types that this schema's own keywords speak of. */
    int concerned() {
        return (numbers.isAny() ? 0 : Types.NUMBER)
                | (texts.isAny() ? 0 : Types.STRING)
                | (arrays == null ? 0 : Types.ARRAY)
                | (objects == null ? 0 : Types.OBJECT);
    }

    @Override
    public String toString() {
        return "schema at '" + pointer + "'";
    }
}
