package dev.neurosdk.protocol.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Everything that one value has to be, in one flat set: the conjuncts of a goal merged, its choices made. Confined to one
 * generation.
 */
final class Demand {

    boolean impossible;

    /** Whether a value made to this demand still has to be checked against the goal. */
    boolean unsure;

    /** Whether another merge of the same goal could come out differently. */
    boolean chosen;

    int types = Types.ALL;
    int concerned;

    @Nullable
    List<JsonNode> values;

    final List<JsonNode> excluded = new ArrayList<>(0);

    NumberLimits numbers = NumberLimits.ANY;
    final List<BigDecimal> notMultiplesOf = new ArrayList<>(0);

    TextLimits texts = TextLimits.ANY;
    final List<TextPattern> notMatching = new ArrayList<>(0);
    final List<String> notFormats = new ArrayList<>(0);

    final List<Applied.In<ArrayRules>> arrays = new ArrayList<>(0);
    int minItems;
    int maxItems = Integer.MAX_VALUE;
    boolean repeatedItem;
    final Map<Integer, Goal> items = new LinkedHashMap<>(0);
    final List<Contained> contained = new ArrayList<>(0);

    final List<Applied.In<ObjectRules>> objects = new ArrayList<>(0);
    int minProperties;
    int maxProperties = Integer.MAX_VALUE;
    final Set<String> required = new LinkedHashSet<>(0);
    final Set<String> absent = new HashSet<>(0);
    final Map<String, Goal> members = new LinkedHashMap<>(0);

    /** A schema that between {@code min} and {@code max} items have to fit. */
    record Contained(SchemaNode schema, int min, int max, Applied scope) {}

    void require(int moreTypes) {
        types &= moreTypes;
        impossible |= types == 0;
    }

    void concern(int type) {
        require(type);
        concerned |= type;
    }

    void allow(List<JsonNode> options) {
        List<JsonNode> allowed = values;
        values = allowed == null
                ? options
                : allowed.stream()
                        .filter(value -> JsonValues.contains(options, value))
                        .toList();
        impossible |= values.isEmpty();
    }

    void require(String name) {
        required.add(name);
        impossible |= absent.contains(name);
    }

    void require(String name, Goal goal) {
        require(name);
        members.merge(name, goal, Goal::and);
    }

    void forbid(String name) {
        absent.add(name);
        impossible |= required.contains(name);
    }

    void item(int index, Goal goal) {
        items.merge(index, goal, Goal::and);
        minItems = Math.max(minItems, index + 1);
    }
}
