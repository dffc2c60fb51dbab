package dev.neurosdk.protocol.schema;

import static dev.neurosdk.protocol.schema.JsonValues.count;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a schema document into {@link SchemaNode nodes}, every schema once, so that references become edges. Never
 * changed after {@link #read()}, and thread-safe from then on.
 */
final class SchemaReader {

    private final JsonNode document;
    private final boolean draft7;
    private final SchemaReferences references;
    private final IdentityHashMap<JsonNode, SchemaNode> nodes = new IdentityHashMap<>();
    private final List<SchemaNode> order = new ArrayList<>();
    private final Deque<SchemaNode> unread = new ArrayDeque<>();
    private final Map<String, TextPattern> patterns = new LinkedHashMap<>();

    SchemaReader(JsonNode document, boolean draft7) {
        this.document = document;
        this.draft7 = draft7;
        this.references = new SchemaReferences(document, draft7);
    }

    /** Reads every schema that the root leads to; returns the root. */
    SchemaNode read() {
        SchemaNode root = node(document);
        for (SchemaNode next = unread.poll(); next != null; next = unread.poll()) {
            fill(next, next.json);
        }
        SchemaHeights.measure(order);
        return root;
    }

    /** Every schema read, in the order met, the root first. */
    Collection<SchemaNode> nodes() {
        return order;
    }

    /** The same schema without one of its keywords. */
    SchemaNode without(SchemaNode schema, String keyword) {
        ObjectNode rest = JsonValues.NODES.objectNode();
        schema.json.properties().stream()
                .filter(member -> !member.getKey().equals(keyword))
                .forEach(member -> rest.set(member.getKey(), member.getValue()));
        SchemaNode node = new SchemaNode(schema.json, schema.pointer);
        node.height = schema.height;
        fill(node, rest);
        return node;
    }

    private SchemaNode node(JsonNode json) {
        SchemaNode known = nodes.get(json);
        if (known != null) {
            return known;
        }
        SchemaNode fresh = new SchemaNode(json, references.pointer(json));
        nodes.put(json, fresh);
        order.add(fresh);
        unread.add(fresh);
        return fresh;
    }

    private @Nullable SchemaNode node(JsonNode schema, String keyword) {
        JsonNode json = schema.get(keyword);
        return json == null || json.isArray() ? null : node(json);
    }

    private List<SchemaNode> list(JsonNode schema, String keyword) {
        JsonNode json = schema.get(keyword);
        return json == null || !json.isArray()
                ? List.of()
                : json.valueStream().map(this::node).toList();
    }

    private Map<String, SchemaNode> map(JsonNode schema, String keyword) {
        Map<String, SchemaNode> map = new LinkedHashMap<>();
        JsonNode json = schema.get(keyword);
        if (json != null) {
            json.properties().forEach(member -> map.put(member.getKey(), node(member.getValue())));
        }
        return map;
    }

    private void fill(SchemaNode node, JsonNode json) {
        node.never = json.isBoolean() && !json.booleanValue();
        if (!json.isObject() || (references(node, json) && draft7)) {
            return;
        }
        node.types = types(json.get("type"));
        node.values = values(json);
        node.numbers = NumberLimits.read(json);
        node.texts = texts(json);
        node.arrays = arrays(json);
        node.objects = objects(json);
        node.all.addAll(list(json, "allOf"));
        node.any = list(json, "anyOf");
        node.one = list(json, "oneOf");
        node.not = node(json, "not");
        node.condition = node(json, "if");
        if (node.condition != null) {
            node.then = node(json, "then");
            node.otherwise = node(json, "else");
        }
    }

    private boolean references(SchemaNode node, JsonNode json) {
        JsonNode plain = json.get("$ref");
        if (plain != null && plain.isString()) {
            add(node, references.resolve(node.json, plain.stringValue()));
        }
        JsonNode dynamic = draft7 ? null : json.get("$dynamicRef");
        if (dynamic != null && dynamic.isString()) {
            add(node, references.resolveDynamic(node.json, dynamic.stringValue()));
        }
        return plain != null;
    }

    private void add(SchemaNode node, @Nullable JsonNode target) {
        if (target != null) {
            node.all.add(node(target));
        }
    }

    private static int types(@Nullable JsonNode type) {
        if (type == null) {
            return Types.ALL;
        }
        return type.isString()
                ? Types.named(type.stringValue())
                : type.valueStream().mapToInt(t -> Types.named(t.asString())).reduce(0, (a, b) -> a | b);
    }

    private static @Nullable List<JsonNode> values(JsonNode json) {
        JsonNode constant = json.get("const");
        JsonNode options = json.get("enum");
        if (options == null || !options.isArray()) {
            return constant == null ? null : List.of(constant);
        }
        return options.valueStream()
                .filter(option -> constant == null || JsonValues.same(option, constant))
                .toList();
    }

    private TextLimits texts(JsonNode json) {
        JsonNode pattern = json.get("pattern");
        JsonNode format = json.get("format");
        if (pattern == null && format == null && !json.has("minLength") && !json.has("maxLength")) {
            return TextLimits.ANY;
        }
        return new TextLimits(
                count(json.get("minLength"), 0),
                count(json.get("maxLength"), Integer.MAX_VALUE),
                pattern != null && pattern.isString() ? List.of(pattern(pattern.stringValue())) : List.of(),
                format != null && format.isString() && FormatTexts.knows(format.stringValue())
                        ? List.of(format.stringValue())
                        : List.of());
    }

    /** The pattern, prepared once per document. */
    TextPattern pattern(String source) {
        TextPattern known = patterns.get(source);
        if (known != null) {
            return known;
        }
        TextPattern fresh = new TextPattern(source);
        patterns.put(source, fresh);
        return fresh;
    }

    private @Nullable ArrayRules arrays(JsonNode json) {
        boolean listed = json.path("items").isArray();
        ArrayRules rules = new ArrayRules(
                count(json.get("minItems"), 0),
                count(json.get("maxItems"), Integer.MAX_VALUE),
                json.path("uniqueItems").asBoolean(false),
                listed ? list(json, "items") : draft7 ? List.of() : list(json, "prefixItems"),
                node(json, listed ? "additionalItems" : "items"),
                node(json, "contains"),
                draft7 ? 1 : count(json.get("minContains"), 1),
                draft7 ? Integer.MAX_VALUE : count(json.get("maxContains"), Integer.MAX_VALUE),
                draft7 ? null : node(json, "unevaluatedItems"));
        return mentions(json, Types.ARRAY) ? rules : null;
    }

    private @Nullable ObjectRules objects(JsonNode json) {
        if (!mentions(json, Types.OBJECT)) {
            return null;
        }
        Map<String, List<String>> needed = new LinkedHashMap<>();
        Map<String, SchemaNode> schemas = new LinkedHashMap<>();
        for (String keyword : List.of("dependencies", "dependentRequired", "dependentSchemas")) {
            json.path(keyword).properties().forEach(member -> {
                if (member.getValue().isArray()) {
                    needed.put(member.getKey(), strings(member.getValue()));
                } else {
                    schemas.put(member.getKey(), node(member.getValue()));
                }
            });
        }
        return new ObjectRules(
                count(json.get("minProperties"), 0),
                count(json.get("maxProperties"), Integer.MAX_VALUE),
                strings(json.path("required")),
                map(json, "properties"),
                map(json, "patternProperties").entrySet().stream()
                        .map(e -> new ObjectRules.ByPattern(pattern(e.getKey()), e.getValue()))
                        .toList(),
                node(json, "additionalProperties"),
                node(json, "propertyNames"),
                needed,
                schemas,
                draft7 ? null : node(json, "unevaluatedProperties"));
    }

    private static boolean mentions(JsonNode json, int type) {
        return json.propertyNames().stream().anyMatch(keyword -> Types.concernedBy(keyword) == type);
    }

    private static List<String> strings(JsonNode list) {
        return list.valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
    }
}
