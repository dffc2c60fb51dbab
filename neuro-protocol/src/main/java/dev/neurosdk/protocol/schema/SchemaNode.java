package dev.neurosdk.protocol.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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

    /** This schema and those inside it that a fitting value has to fit somewhere, in the order met. */
    Collection<SchemaNode> binding() {
        Set<SchemaNode> found = Collections.newSetFromMap(new IdentityHashMap<>());
        List<SchemaNode> order = new ArrayList<>(List.of(this));
        found.add(this);
        for (int i = 0; i < order.size(); i++) {
            order.get(i).parts().filter(found::add).forEach(order::add);
        }
        return order;
    }

    private Stream<SchemaNode> parts() {
        Stream<SchemaNode> same = Stream.of(all, any, one).flatMap(List::stream);
        Stream<SchemaNode> conditional = Stream.of(Optional.ofNullable(then), Optional.ofNullable(otherwise))
                .flatMap(Optional::stream);
        Stream<SchemaNode> inner = Stream.concat(
                arrays == null ? Stream.of() : arrays.parts(), objects == null ? Stream.of() : objects.parts());
        return Stream.of(same, conditional, inner).flatMap(part -> part);
    }

    @Override
    public String toString() {
        return "schema at '" + pointer + "'";
    }
}
