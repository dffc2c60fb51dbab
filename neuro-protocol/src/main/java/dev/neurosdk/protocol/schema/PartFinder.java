package dev.neurosdk.protocol.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Walks a value and its schema side by side. Confined to one value. */
final class PartFinder {

    private static final int MAX_PARTS = 400;

    private final Checker checker;
    private final List<Part> parts = new ArrayList<>();

    private PartFinder(Run run) {
        this.checker = new Checker(run);
    }

    /** Every part of a value that fits, the whole first, with the schemas that the part has to fit. */
    static List<Part> find(SchemaNode root, JsonNode value, Run run) {
        PartFinder finder = new PartFinder(run);
        finder.visit(List.of(root), value, List.of());
        return finder.parts;
    }

    private void visit(List<SchemaNode> direct, JsonNode value, List<Object> steps) {
        if (parts.size() >= MAX_PARTS) {
            return;
        }
        Set<SchemaNode> applying = Collections.newSetFromMap(new IdentityHashMap<>());
        List<SchemaNode> schemas = new ArrayList<>();
        direct.forEach(schema -> apply(schema, value, applying, schemas));
        parts.add(new Part(steps, value, schemas));
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            List<SchemaNode> inner = new ArrayList<>();
            for (SchemaNode schema : schemas) {
                if (schema.objects != null) {
                    inner.addAll(schema.objects.member(member.getKey()));
                }
            }
            visit(inner, member.getValue(), then(steps, member.getKey()));
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            List<SchemaNode> inner = new ArrayList<>();
            for (SchemaNode schema : schemas) {
                SchemaNode item = schema.arrays == null ? null : schema.arrays.item(i);
                if (item != null) {
                    inner.add(item);
                }
            }
            visit(inner, value.get(i), then(steps, i));
        }
    }

    /** Adds a schema and those that it applies to the same value, of its choices the ones that came true. */
    private void apply(SchemaNode schema, JsonNode value, Set<SchemaNode> applying, List<SchemaNode> schemas) {
        if (!applying.add(schema)) {
            return;
        }
        schemas.add(schema);
        schema.all.forEach(other -> apply(other, value, applying, schemas));
        for (List<SchemaNode> branches : List.of(schema.any, schema.one)) {
            branches.stream()
                    .filter(branch -> checker.fits(branch, value))
                    .limit(1)
                    .forEach(branch -> apply(branch, value, applying, schemas));
        }
        if (schema.condition != null) {
            boolean met = checker.fits(schema.condition, value);
            applyIfAny(met ? schema.then : schema.otherwise, value, applying, schemas);
        }
        if (schema.objects != null && value.isObject()) {
            schema.objects.dependentSchemas().forEach((name, other) -> {
                if (value.has(name)) {
                    apply(other, value, applying, schemas);
                }
            });
        }
    }

    private void applyIfAny(
            @Nullable SchemaNode schema, JsonNode value, Set<SchemaNode> applying, List<SchemaNode> schemas) {
        if (schema != null) {
            apply(schema, value, applying, schemas);
        }
    }

    private static List<Object> then(List<Object> steps, Object step) {
        List<Object> longer = new ArrayList<>(steps);
        longer.add(step);
        return List.copyOf(longer);
    }
}
