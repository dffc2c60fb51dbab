package dev.neurosdk.benchmarks;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * The decoder that one writes in five minutes: a lenient tree, mapped with no check at all. Only for the commands of
 * {@link Sample}.
 */
final class NaiveReading {

    private NaiveReading() {}

    static GameMessage read(String text) {
        JsonObject envelope = JsonParser.parseString(text).getAsJsonObject();
        String game = envelope.get("game").getAsString();
        JsonObject data = envelope.getAsJsonObject("data");
        return switch (envelope.get("command").getAsString()) {
            case "context" ->
                new GameMessage.Context(
                        game,
                        data.get("message").getAsString(),
                        data.get("silent").getAsBoolean());
            case "actions/register" ->
                new GameMessage.RegisterActions(game, definitions(data.getAsJsonArray("actions")));
            default ->
                new GameMessage.ActionResult(
                        game,
                        data.get("id").getAsString(),
                        data.get("success").getAsBoolean(),
                        data.get("message").getAsString());
        };
    }

    private static List<ActionDefinition> definitions(JsonArray actions) {
        List<ActionDefinition> definitions = new ArrayList<>(actions.size());
        for (JsonElement element : actions) {
            JsonObject action = element.getAsJsonObject();
            definitions.add(new ActionDefinition(
                    action.get("name").getAsString(),
                    action.get("description").getAsString(),
                    action.get("schema").toString()));
        }
        return definitions;
    }
}
