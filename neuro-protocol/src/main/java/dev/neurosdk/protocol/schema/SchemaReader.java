package dev.neurosdk.protocol.schema;

import static dev.neurosdk.protocol.schema.JsonValues.count;

import java.util.ArrayDeque;
import java.util.ArrayList;
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
    private final References references;
    private final IdentityHashMap<JsonNode, SchemaSite> sites = new IdentityHashMap<>();
    private final IdentityHashMap<JsonNode, SchemaNode> nodes = new IdentityHashMap<>();
    private final List<SchemaNode> order = new ArrayList<>();
    private final Deque<SchemaNode> unread = new ArrayDeque<>();
    private final Map<String, TextPattern> patterns = new LinkedHashMap<>();

    SchemaReader(JsonNode document, Draft draft) {
        this.document = document;
        this.draft7 = draft == Draft.DRAFT_7;
        this.references = References.of(SchemaSite.root(document), draft);
        references.sites().forEach(site -> sites.put(site.node(), site));
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
        SchemaSite site = sites.get(json);
        SchemaNode fresh = new SchemaNode(json, site == null ? "" : site.pointer());
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

    /** Adds what the schema refers to; returns whether {@code $ref} is there, which in draft 7 stands alone. */
    private boolean references(SchemaNode node, JsonNode json) {
        SchemaSite site = sites.get(node.json);
        boolean plain = json.has("$ref");
        List<SchemaSite> targets = site == null ? List.of() : references.targets(site);
        if (plain && !targets.isEmpty()) {
            node.all.add(node(targets.get(0).node()));
        }
        if (json.has("$dynamicRef") && !draft7 && targets.size() > (plain ? 1 : 0)) {
            node.all.add(node(dynamicTarget(targets.subList(plain ? 1 : 0, targets.size()))));
        }
        return plain;
    }

    /** The outermost of the anchors of that name, unless the reference leads to something else in the first place. */
    private static JsonNode dynamicTarget(List<SchemaSite> targets) {
        SchemaSite first = targets.get(0);
        return targets.size() > 1 && first.string("$dynamicAnchor") != null
                ? targets.get(1).node()
                : first.node();
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
