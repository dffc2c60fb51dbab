package dev.neurosdk.protocol.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What certainly holds for a value that fits some schemas: their own keywords and those of everything they refer to. Of a
 * choice between schemas only what the branches have in common. Compiling has bounded how many schemas that are. Confined
 * to one reading.
 */
final class Facts {

    int types = Types.ALL;

    @Nullable
    List<JsonNode> values;

    NumberLimits numbers = NumberLimits.ANY;
    TextLimits texts = TextLimits.ANY;
    final List<ArrayRules> arrays = new ArrayList<>(0);
    final Map<String, List<SchemaNode>> properties = new LinkedHashMap<>();
    final Set<String> required = new LinkedHashSet<>();
    final List<SchemaNode> schemas = new ArrayList<>();

    private final Set<SchemaNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private Facts() {}

    static Facts of(List<SchemaNode> schemas) {
        Facts facts = new Facts();
        schemas.forEach(facts::gather);
        return facts;
    }

    /** The schemas of an array's items, from the first that says something. */
    List<SchemaNode> items() {
        return arrays.stream()
                .filter(rules -> rules.prefix().isEmpty() && rules.rest() != null)
                .map(rules -> List.of(rules.rest()))
                .findFirst()
                .orElse(List.of());
    }

    /** A keyword that only describes, from the first schema that has it. */
    @Nullable
    JsonNode note(String keyword) {
        for (SchemaNode schema : schemas) {
            JsonNode note = schema.keyword(keyword);
            if (note != null) {
                return note;
            }
        }
        return null;
    }

    private void gather(SchemaNode schema) {
        if (!seen.add(schema)) {
            return;
        }
        schemas.add(schema);
        types &= schema.never ? 0 : schema.types;
        limitTo(schema.values);
        numbers = numbers.and(schema.numbers);
        texts = texts.and(schema.texts);
        if (schema.arrays != null) {
            arrays.add(schema.arrays);
        }
        if (schema.objects != null) {
            required.addAll(schema.objects.required());
            schema.objects
                    .properties()
                    .forEach((name, property) -> properties
                            .computeIfAbsent(name, key -> new ArrayList<>(1))
                            .add(property));
        }
        schema.all.forEach(this::gather);
        choose(schema.any);
        choose(schema.one);
    }

    private void choose(List<SchemaNode> branches) {
        if (branches.isEmpty()) {
            return;
        }
        int possible = 0;
        List<JsonNode> listed = new ArrayList<>();
        boolean allListed = true;
        for (SchemaNode branch : branches) {
            Facts facts = new Facts();
            facts.seen.addAll(seen);
            facts.gather(branch);
            possible |= facts.types;
            allListed &= facts.values != null;
            listed.addAll(facts.values == null ? List.of() : facts.values);
        }
        types &= possible;
        limitTo(allListed ? listed : null);
    }

    private void limitTo(@Nullable List<JsonNode> listed) {
        if (listed != null) {
            List<JsonNode> before = values;
            values = before == null
                    ? listed
                    : before.stream()
                            .filter(value -> JsonValues.contains(listed, value))
                            .toList();
        }
    }
}
