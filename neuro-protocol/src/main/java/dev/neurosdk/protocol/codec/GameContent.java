package dev.neurosdk.protocol.codec;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.GameMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the {@code data} of what games send. Confined to one encoding. */
final class GameContent implements GameMessage.Visitor<JsonText> {

    /** Envelope, data, list and definition surround a schema. */
    private static final int SCHEMA_DEPTH = StrictJson.MAX_DEPTH - 4;

    private final JsonText json;

    GameContent(JsonText json) {
        this.json = json;
    }

    @Override
    public JsonText startup(GameMessage.Startup startup) {
        return json;
    }

    @Override
    public JsonText context(GameMessage.Context context) {
        return json.name("data")
                .beginObject()
                .member("message", context.message())
                .member("silent", context.silent())
                .endObject();
    }

    @Override
    public JsonText registerActions(GameMessage.RegisterActions register) {
        json.name("data").beginObject().name("actions").beginArray();
        register.actions().forEach(this::definition);
        return json.endArray().endObject();
    }

    @Override
    public JsonText unregisterActions(GameMessage.UnregisterActions unregister) {
        json.name("data").beginObject();
        return names(unregister.actionNames()).endObject();
    }

    @Override
    public JsonText forceActions(GameMessage.ForceActions force) {
        json.name("data").beginObject();
        optional("state", force.state());
        json.member("query", force.query());
        if (force.ephemeralContext()) {
            json.member("ephemeral_context", true);
        }
        if (force.priority() != ForcePriority.LOW) {
            json.member("priority", force.priority().wire());
        }
        return names(force.actionNames()).endObject();
    }

    @Override
    public JsonText actionResult(GameMessage.ActionResult result) {
        json.name("data").beginObject().member("id", result.id()).member("success", result.success());
        String message = result.message();
        optional("message", message == null || message.isEmpty() ? null : message);
        return json.endObject();
    }

    @Override
    public JsonText shutdownReady(GameMessage.ShutdownReady ready) {
        return json;
    }

    private void optional(String name, @Nullable String text) {
        if (text != null) {
            json.member(name, text);
        }
    }

    private JsonText names(List<String> names) {
        json.name("action_names").beginArray();
        names.forEach(json::value);
        return json.endArray();
    }

    private void definition(ActionDefinition action) {
        json.beginObject().member("name", action.name()).member("description", action.description());
        String schema = action.schema();
        if (schema != null) {
            JsonObject object = parsed(action.name(), schema);
            if (!object.isEmpty()) {
                json.embedded("schema", StrictJson.write(object));
            }
        }
        json.endObject();
    }

    private static JsonObject parsed(String action, String schema) {
        StrictJson.Parsed<JsonElement> parsed = StrictJson.read(schema, schema.length(), SCHEMA_DEPTH);
        if (parsed instanceof StrictJson.Valid<JsonElement> valid
                && valid.repeated().isEmpty()
                && valid.root() instanceof JsonObject object) {
            return object;
        }
        throw new IllegalArgumentException("schema of action " + Excerpt.quoted(action)
                + ": expected JSON text of an object, was " + Excerpt.ofText(schema));
    }
}
