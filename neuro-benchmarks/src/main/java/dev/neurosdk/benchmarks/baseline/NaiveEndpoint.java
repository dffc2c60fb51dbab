package dev.neurosdk.benchmarks.baseline;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * One game: its actions by name in a map, its messages as trees. Answers a force with any of its actions and any data of
 * about the right form. Public because Jetty requires it; confined to Jetty.
 */
public final class NaiveEndpoint implements Session.Listener.AutoDemanding {

    private static final String ACKNOWLEDGEMENT = """
            {"command":"startup","data":{"session":\
            {"sessionId":"1","characterId":"naive","displayName":"Naive"}}}""";

    private final Map<String, JsonObject> actions = new ConcurrentHashMap<>();
    private final Set<String> pending = ConcurrentHashMap.newKeySet();
    private @Nullable Session session;

    NaiveEndpoint() {}

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
    }

    @Override
    public void onWebSocketText(String text) {
        JsonObject message = JsonParser.parseString(text).getAsJsonObject();
        JsonObject data = message.getAsJsonObject("data");
        switch (message.get("command").getAsString()) {
            case "startup" -> start();
            case "actions/register" -> register(data.getAsJsonArray("actions"));
            case "actions/unregister" ->
                data.getAsJsonArray("action_names").forEach(name -> actions.remove(name.getAsString()));
            case "actions/force" -> force(data.getAsJsonArray("action_names"));
            case "action/result" -> pending.remove(data.get("id").getAsString());
            default -> {
                // Context has been read, and there is nobody to tell.
            }
        }
    }

    private void start() {
        actions.clear();
        pending.clear();
        send(ACKNOWLEDGEMENT);
    }

    private void register(JsonArray registered) {
        for (JsonElement element : registered) {
            JsonObject action = element.getAsJsonObject();
            actions.put(action.get("name").getAsString(), action);
        }
    }

    private void force(JsonArray names) {
        String name =
                names.get(ThreadLocalRandom.current().nextInt(names.size())).getAsString();
        JsonObject action = actions.get(name);
        if (action != null) {
            String id = UUID.randomUUID().toString();
            pending.add(id);
            JsonObject data = new JsonObject();
            data.addProperty("id", id);
            data.addProperty("name", name);
            data.addProperty("data", anyData(action).toString());
            JsonObject call = new JsonObject();
            call.addProperty("command", "action");
            call.add("data", data);
            send(call.toString());
        }
    }

    private static JsonObject anyData(JsonObject action) {
        JsonObject data = new JsonObject();
        if (action.has("schema")) {
            JsonObject properties = action.getAsJsonObject("schema").getAsJsonObject("properties");
            for (Map.Entry<String, JsonElement> property : properties.entrySet()) {
                JsonObject wanted = property.getValue().getAsJsonObject();
                if (wanted.has("enum")) {
                    JsonArray choices = wanted.getAsJsonArray("enum");
                    data.add(
                            property.getKey(),
                            choices.get(ThreadLocalRandom.current().nextInt(choices.size())));
                } else {
                    data.addProperty(
                            property.getKey(), 1 + ThreadLocalRandom.current().nextInt(9));
                }
            }
        }
        return data;
    }

    private void send(String text) {
        Session open = session;
        if (open != null) {
            open.sendText(text, Callback.NOOP);
        }
    }

    @Override
    public void onWebSocketError(Throwable cause) {}
}
