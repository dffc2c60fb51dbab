package dev.neurosdk.protocol.codec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.rule.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the action definitions of one registration. Confined to one decoding.
 *
 * <p>A bad definition is reported and skipped, the good ones are kept in order. Of two with one name the edition's rule
 * for duplicate registrations keeps one: the first through E6, the last, in the place of the first, from E7 on. Source:
 * sections 5 and 6.3 of the protocol page.
 */
final class Definitions {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+([_-][a-z0-9]+)*+");

    private final Findings findings;
    private final Map<String, ActionDefinition> usable = new LinkedHashMap<>();

    Definitions(Members data) {
        this.findings = data.findings();
        JsonArray actions = data.list("actions", Rule.REGISTER_SHAPE);
        for (int index = 0; index < actions.size(); index++) {
            read(actions.get(index), data.pointer("actions") + "/" + index);
        }
    }

    /** The definitions to register. */
    List<ActionDefinition> usable() {
        return List.copyOf(usable.values());
    }

    private void read(JsonElement element, String pointer) {
        if (element instanceof JsonObject object) {
            read(new Members(object, pointer, findings.aside()));
        } else {
            findings.tolerate(Rule.ACTION_SHAPE, pointer, "an object", Excerpt.of(element));
        }
    }

    private void read(Members action) {
        String name = action.nonEmptyText("name", Rule.ACTION_SHAPE);
        String description = action.text("description", Rule.ACTION_DESCRIPTION);
        String schema = schema(action);
        action.rest(Rule.ACTION_EXTRA);
        if (!action.findings().broken()) {
            checkForm(action, name);
            add(action, new ActionDefinition(name, description, schema));
        }
    }

    private static @Nullable String schema(Members action) {
        JsonElement schema = action.raw("schema");
        String pointer = action.pointer("schema");
        if (schema instanceof JsonObject) {
            return StrictJson.write(schema);
        }
        if (schema instanceof JsonNull) {
            action.findings().tolerate(Rule.ACTION_NULL, pointer, "an object or no such member", "null");
        } else if (schema != null) {
            action.findings().refuse(Rule.SCHEMA_OBJECT, pointer, "an object", Excerpt.of(schema));
        }
        return null;
    }

    private static void checkForm(Members action, String name) {
        if (!NAME.matcher(name).matches()) {
            action.findings()
                    .tolerate(
                            Rule.ACTION_NAME_FORM,
                            action.pointer("name"),
                            "lower case words joined by _ or -",
                            Excerpt.ofText(name));
        }
    }

    private void add(Members action, ActionDefinition definition) {
        String name = definition.name();
        if (usable.containsKey(name)) {
            findings.tolerate(
                    Rule.ACTION_NAME_UNIQUE, action.pointer("name"), "a name not used before", Excerpt.ofText(name));
            if (findings.edition().duplicateRegister() == Edition.DuplicateRegister.IGNORE) {
                return;
            }
        }
        usable.put(name, definition);
    }
}
