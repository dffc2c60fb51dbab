package dev.neurosdk.protocol.schema;

import dev.neurosdk.protocol.codec.StrictJson;
import dev.neurosdk.protocol.schema.Subschemas.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One schema within a schema: a node that a validator would read as a schema, not as data. Immutable but for the node.
 */
final class SchemaSite {

    private final JsonNode node;
    private final @Nullable SchemaSite parent;
    private final String steps;
    private final Scope scope;
    private final List<SchemaSite> children = new ArrayList<>(0);

    private SchemaSite(JsonNode node, @Nullable SchemaSite parent, String steps, Scope scope) {
        this.node = node;
        this.parent = parent;
        this.steps = steps;
        this.scope = scope;
        node.properties().forEach(member -> addChildren(member.getKey(), member.getValue()));
    }

    /** The schema that a whole document is, with all that it holds. */
    static SchemaSite root(JsonNode node) {
        return new SchemaSite(node, null, "", Scope.NONE);
    }

    /** A schema in a place where none was expected, found because something refers to it. */
    static SchemaSite referredTo(JsonNode node, SchemaSite resource, String pointer) {
        return new SchemaSite(node, resource, pointer, Scope.NONE);
    }

    private void addChildren(String keyword, JsonNode value) {
        Subschemas kept = Subschemas.of(keyword);
        if (kept == null) {
            return;
        }
        if (kept.named()) {
            value.properties().forEach(member -> addChild(member.getValue(), kept.scope(), keyword, member.getKey()));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                addChild(value.get(i), kept.scope(), keyword, Integer.toString(i));
            }
        } else if (value.isObject()) {
            children.add(new SchemaSite(value, this, "/" + keyword, kept.scope()));
        }
    }

    private void addChild(JsonNode value, Scope scope, String keyword, String step) {
        if (value.isObject()) {
            children.add(new SchemaSite(value, this, "/" + keyword + "/" + StrictJson.escape(step), scope));
        }
    }

    /** The schema object. */
    JsonNode node() {
        return node;
    }

    /** The schema around this one, null at the root. */
    @Nullable
    SchemaSite parent() {
        return parent;
    }

    Scope scope() {
        return scope;
    }

    List<SchemaSite> children() {
        return children;
    }

    /** A keyword's value when it is a string, otherwise null. */
    @Nullable
    String string(String keyword) {
        JsonNode value = node.get(keyword);
        return value != null && value.isString() ? value.stringValue() : null;
    }

    /** Where this schema is in the document, as a JSON pointer. */
    String pointer() {
        return parent == null ? steps : parent.pointer() + steps;
    }

    /** Where a keyword of this schema is in the document. */
    String pointer(String keyword) {
        return pointer() + "/" + StrictJson.escape(keyword);
    }

    /** Hands over this schema and all within it, outside first. */
    void forEach(Consumer<SchemaSite> action) {
        action.accept(this);
        children.forEach(child -> child.forEach(action));
    }
}
