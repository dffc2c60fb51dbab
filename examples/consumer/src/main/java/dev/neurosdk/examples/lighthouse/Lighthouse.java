package dev.neurosdk.examples.lighthouse;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The game itself: the keeper lights the lamp once a night, in the colour that the ships need. Knows no sockets. Confined to
 * one thread at a time.
 */
final class Lighthouse {

    static final String GAME = "Lighthouse";

    private static final String LIGHT_LAMP = "light_lamp";
    private static final List<String> COLOURS = List.of("white", "red", "green");
    private static final int NIGHTS = 3;

    private final Consumer<String> out;
    private int night;
    private boolean dark;
    private boolean stopWanted;

    /** A game that has not begun; {@code out} takes the messages to be sent. */
    Lighthouse(Consumer<String> out) {
        this.out = out;
    }

    /** Whether all nights are over. */
    boolean isOver() {
        return night > NIGHTS;
    }

    /** Announces the game, and goes on where it was: nothing of an earlier connection is known to the other side. */
    void connected() {
        say("startup", null);
        if (night == 0) {
            night = 1;
        }
        nightfall();
    }

    /** Answers one message; what it doesn't know is none of its business. */
    void received(String text) {
        JsonObject message = object(text).orElseGet(JsonObject::new);
        JsonObject data = message.get("data") instanceof JsonObject given ? given : new JsonObject();
        switch (string(message, "command")) {
            case "action" -> action(string(data, "id"), string(data, "name"), string(data, "data"));
            case "actions/reregister_all" -> register();
            case "shutdown/graceful" ->
                stopWanted =
                        data.has("wants_shutdown") && data.get("wants_shutdown").getAsBoolean();
            default -> {}
        }
    }

    private void nightfall() {
        dark = true;
        register();
        JsonObject data = new JsonObject();
        data.addProperty("query", "Night " + night + " falls. Light the lamp.");
        data.add("action_names", names());
        say("actions/force", data);
    }

    private void register() {
        JsonArray actions = new JsonArray();
        if (dark) {
            JsonObject action = new JsonObject();
            action.addProperty("name", LIGHT_LAMP);
            action.addProperty("description", "Light the lamp in a colour.");
            action.add("schema", JsonParser.parseString("""
                    {"type": "object", "properties": {"colour": {"enum": ["white", "red", "green"]}}, "required": ["colour"]}"""));
            actions.add(action);
        }
        JsonObject data = new JsonObject();
        data.add("actions", actions);
        say("actions/register", data);
    }

    private void action(String id, String name, String data) {
        String colour = object(data).map(given -> string(given, "colour")).orElse("");
        if (!name.equals(LIGHT_LAMP) || !dark) {
            result(id, false, "The keeper can't do that now.");
        } else if (!COLOURS.contains(colour)) {
            result(id, false, "The colour must be one of " + String.join(", ", COLOURS) + '.');
        } else {
            light(id, colour);
        }
    }

    /** The action is taken away first, so that nobody lights the lamp twice in a night. */
    private void light(String id, String colour) {
        dark = false;
        JsonObject data = new JsonObject();
        data.add("action_names", names());
        say("actions/unregister", data);
        result(id, true, "The lamp shines " + colour + '.');
        night = stopWanted ? NIGHTS + 1 : night + 1;
        if (!isOver()) {
            nightfall();
        } else if (stopWanted) {
            say("shutdown/ready", null);
        }
    }

    private void result(String id, boolean success, String text) {
        JsonObject data = new JsonObject();
        data.addProperty("id", id);
        data.addProperty("success", success);
        data.addProperty("message", text);
        say("action/result", data);
    }

    private void say(String command, @Nullable JsonObject data) {
        JsonObject message = new JsonObject();
        message.addProperty("command", command);
        message.addProperty("game", GAME);
        if (data != null) {
            message.add("data", data);
        }
        out.accept(message.toString());
    }

    private static JsonArray names() {
        JsonArray names = new JsonArray();
        names.add(LIGHT_LAMP);
        return names;
    }

    private static Optional<JsonObject> object(String text) {
        try {
            return JsonParser.parseString(text) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    private static String string(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }
}
