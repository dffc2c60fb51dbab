package dev.neurosdk.protocol.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one schema says about objects. Immutable.
 *
 * @param additional the schema of members that neither a name nor a pattern covers; null when nothing is said
 * @param names the schema of member names
 */
record ObjectRules(
        int min,
        int max,
        List<String> required,
        Map<String, SchemaNode> properties,
        List<ByPattern> patterns,
        @Nullable SchemaNode additional,
        @Nullable SchemaNode names,
        Map<String, List<String>> dependentRequired,
        Map<String, SchemaNode> dependentSchemas,
        @Nullable SchemaNode unevaluated) {

    /** The schema of members whose names match. */
    record ByPattern(TextPattern pattern, SchemaNode schema) {}

    /** The schemas of members, and those that members bring with them. */
    Stream<SchemaNode> parts() {
        return Stream.of(
                        properties.values().stream(),
                        patterns.stream().map(ByPattern::schema),
                        Stream.ofNullable(additional),
                        dependentSchemas.values().stream())
                .flatMap(part -> part);
    }

    /** Every schema that this one has for a member of a name. */
    List<SchemaNode> member(String name) {
        if (patterns.isEmpty()) {
            SchemaNode declared = properties.getOrDefault(name, additional);
            return declared == null ? List.of() : List.of(declared);
        }
        List<SchemaNode> schemas = new ArrayList<>();
        SchemaNode declared = properties.get(name);
        if (declared != null) {
            schemas.add(declared);
        }
        patterns.stream().filter(by -> by.pattern().matches(name)).forEach(by -> schemas.add(by.schema()));
        if (schemas.isEmpty() && additional != null) {
            schemas.add(additional);
        }
        return schemas;
    }

    /** Whether a name or a pattern covers a member. */
    boolean declares(String name) {
        return properties.containsKey(name)
                || patterns.stream().anyMatch(by -> by.pattern().matches(name));
    }
}
