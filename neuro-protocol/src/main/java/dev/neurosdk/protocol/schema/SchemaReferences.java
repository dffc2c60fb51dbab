package dev.neurosdk.protocol.schema;

import dev.neurosdk.protocol.codec.StrictJson;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Where the references of one schema document lead: JSON pointers, anchors, and ids inside the document. Immutable once
 * built.
 */
final class SchemaReferences {

    private static final String ROOT = "schema:/root";
    private static final Set<String> SCHEMA_KEYWORDS = Set.of(
            "allOf",
            "anyOf",
            "oneOf",
            "not",
            "if",
            "then",
            "else",
            "items",
            "prefixItems",
            "additionalItems",
            "contains",
            "unevaluatedItems",
            "additionalProperties",
            "propertyNames",
            "unevaluatedProperties",
            "contentSchema");

    private final boolean draft7;
    private final Map<String, JsonNode> targets = new HashMap<>();
    private final Map<String, JsonNode> dynamicTargets = new HashMap<>();
    private final IdentityHashMap<JsonNode, String> bases = new IdentityHashMap<>();
    private final IdentityHashMap<JsonNode, String> pointers = new IdentityHashMap<>();

    SchemaReferences(JsonNode root, boolean draft7) {
        this.draft7 = draft7;
        targets.put(ROOT, root);
        index(root, ROOT, "", Place.SCHEMA);
    }

    /** Where a schema stands in the document. */
    String pointer(JsonNode schema) {
        return pointers.getOrDefault(schema, "");
    }

    /** The schema that {@code $ref} leads to; null when it leads out of the document or nowhere. */
    @Nullable
    JsonNode resolve(JsonNode from, String reference) {
        return lookUp(resolve(bases.getOrDefault(from, ROOT), reference));
    }

    /** The schema that {@code $dynamicRef} leads to, as far as that is the same wherever it is reached from. */
    @Nullable
    JsonNode resolveDynamic(JsonNode from, String reference) {
        String target = resolve(bases.getOrDefault(from, ROOT), reference);
        String anchor = target.substring(target.indexOf('#') + 1);
        JsonNode outermost = dynamicTargets.get(anchor);
        return dynamicTargets.containsKey(target) && outermost != null ? outermost : lookUp(target);
    }

    private @Nullable JsonNode lookUp(String target) {
        int hash = target.indexOf('#');
        if (hash < 0 || hash == target.length() - 1) {
            return targets.get(hash < 0 ? target : target.substring(0, hash));
        }
        JsonNode named = targets.get(target);
        JsonNode document = targets.get(target.substring(0, hash));
        String fragment = target.substring(hash + 1);
        if (named != null || document == null || !fragment.startsWith("/")) {
            return named;
        }
        return at(document, fragment);
    }

    private static @Nullable JsonNode at(JsonNode document, String fragment) {
        try {
            String pointer = URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
            JsonNode found = document.at(JsonPointer.compile(pointer));
            return found.isMissingNode() ? null : found;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private void index(JsonNode node, String outerBase, String pointer, Place place) {
        String base = outerBase;
        pointers.putIfAbsent(node, pointer);
        if (node.isObject() && place == Place.SCHEMA) {
            base = base(node, outerBase);
            anchor(node, base);
        }
        bases.putIfAbsent(node, base);
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String child = pointer + "/" + StrictJson.escape(member.getKey());
            index(member.getValue(), base, child, place.of(member.getKey()));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            index(node.get(i), base, pointer + "/" + i, place);
        }
    }

    /** What a value inside the document is: only in schemas do ids and anchors mean anything. */
    private enum Place {
        SCHEMA,
        NAMED_SCHEMAS,
        OTHER;

        Place of(String name) {
            if (this != SCHEMA) {
                return this == NAMED_SCHEMAS ? SCHEMA : OTHER;
            }
            return switch (name) {
                case "properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies" ->
                    NAMED_SCHEMAS;
                default -> SCHEMA_KEYWORDS.contains(name) ? SCHEMA : OTHER;
            };
        }
    }

    private String base(JsonNode schema, String outer) {
        JsonNode id = schema.get("$id");
        if (id == null || !id.isString() || (draft7 && schema.has("$ref"))) {
            return outer;
        }
        String uri = resolve(outer, id.stringValue());
        if (id.stringValue().startsWith("#")) {
            targets.putIfAbsent(uri, schema);
            return outer;
        }
        String base = uri.endsWith("#") ? uri.substring(0, uri.length() - 1) : uri;
        targets.putIfAbsent(base, schema);
        return base;
    }

    private void anchor(JsonNode schema, String base) {
        for (String keyword : List.of("$anchor", "$dynamicAnchor")) {
            JsonNode name = schema.get(keyword);
            if (!draft7 && name != null && name.isString()) {
                targets.putIfAbsent(base + "#" + name.stringValue(), schema);
            }
        }
        JsonNode dynamic = schema.get("$dynamicAnchor");
        if (!draft7 && dynamic != null && dynamic.isString()) {
            dynamicTargets.putIfAbsent(base + "#" + dynamic.stringValue(), schema);
            dynamicTargets.putIfAbsent(dynamic.stringValue(), schema);
        }
    }

    private static String resolve(String base, String reference) {
        if (reference.startsWith("#")) {
            return base + reference;
        }
        try {
            return URI.create(base).resolve(reference).toString();
        } catch (IllegalArgumentException notAUri) {
            return reference;
        }
    }
}
