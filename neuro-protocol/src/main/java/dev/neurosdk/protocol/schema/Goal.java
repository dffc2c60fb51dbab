package dev.neurosdk.protocol.schema;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What one value has to be. Immutable.
 *
 * @param wanted the schemas that it fits
 * @param unwanted the schemas that it does not fit
 * @param excluded the values that it is not
 */
record Goal(List<SchemaNode> wanted, List<SchemaNode> unwanted, List<JsonNode> excluded) {

    static final Goal ANYTHING = new Goal(List.of(), List.of(), List.of());

    static Goal of(List<SchemaNode> wanted) {
        return new Goal(wanted, List.of(), List.of());
    }

    static Goal not(SchemaNode unwanted) {
        return new Goal(List.of(), List.of(unwanted), List.of());
    }

    Goal and(Goal other) {
        if (other.isAnything()) {
            return this;
        }
        return new Goal(
                joined(wanted, other.wanted), joined(unwanted, other.unwanted), joined(excluded, other.excluded));
    }

    private boolean isAnything() {
        return wanted.isEmpty() && unwanted.isEmpty() && excluded.isEmpty();
    }

    Goal excluding(List<JsonNode> values) {
        return values.isEmpty() ? this : new Goal(wanted, unwanted, joined(excluded, values));
    }

    private static <T> List<T> joined(List<T> left, List<T> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() ? right : left;
        }
        return Stream.concat(left.stream(), right.stream()).toList();
    }
}
