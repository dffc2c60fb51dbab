package dev.neurosdk.protocol.schema;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one schema says about arrays. Immutable.
 *
 * @param prefix the schemas of the first items, one each
 * @param rest the schema of all items after those; null when nothing is said
 * @param contains the schema that some items have to fit
 */
record ArrayRules(
        int min,
        int max,
        boolean unique,
        List<SchemaNode> prefix,
        @Nullable SchemaNode rest,
        @Nullable SchemaNode contains,
        int minContains,
        int maxContains,
        @Nullable SchemaNode unevaluated) {

    /** The schemas of items. */
    Stream<SchemaNode> parts() {
        return Stream.concat(prefix.stream(), Stream.ofNullable(rest));
    }

    /** The schema of an item, null where nothing is said about it. */
    @Nullable
    SchemaNode item(int index) {
        return index < prefix.size() ? prefix.get(index) : rest;
    }
}
