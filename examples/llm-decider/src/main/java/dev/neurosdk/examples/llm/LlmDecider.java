package dev.neurosdk.examples.llm;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.neurosdk.protocol.codec.StrictJson;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.DecisionRequest;
import dev.neurosdk.server.decider.Game;
import dev.neurosdk.server.force.ForceOutcome;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Asks a language model behind a chat completions endpoint. Thread-safe. */
public final class LlmDecider implements Decider {

    private static final String RULES = "You play a game. Answer with nothing but JSON:"
            + " {\"action\": NAME, \"data\": OBJECT}, data only where the action has a schema.";
    private static final int LONGEST_ANSWER = 1 << 20;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Game, Memory> memories = new ConcurrentHashMap<>();
    private final URI endpoint;
    private final String model;

    /**
     * Makes a brain.
     *
     * @param endpoint where the model answers, such as {@code http://127.0.0.1:11434/v1/chat/completions}
     * @param model the model's name there
     */
    public LlmDecider(URI endpoint, String model) {
        this.endpoint = endpoint;
        this.model = model;
    }

    @Override
    public CompletionStage<Decision> decide(DecisionRequest request) {
        HttpRequest question = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body(request)))
                .build();
        CompletableFuture<HttpResponse<String>> reply = http.sendAsync(question, HttpResponse.BodyHandlers.ofString());
        CompletableFuture<Decision> decision = reply.thenApply(LlmDecider::decision);
        CompletableFuture<Decision> unused = decision.whenComplete((made, failure) -> reply.cancel(true));
        return decision;
    }

    @Override
    public void gameStarted(Game game) {
        memories.put(game, new Memory());
    }

    @Override
    public void contextReceived(Game game, GameMessage.Context context) {
        remember(game, context.message());
    }

    @Override
    public void resultReceived(Game game, String action, GameMessage.ActionResult result) {
        remember(game, "You did " + action + (result.success() ? ": " : ", in vain: ") + result.message());
    }

    @Override
    public void forceEnded(Game game, GameMessage.ForceActions force, ForceOutcome outcome) {
        if (!force.ephemeralContext()) {
            remember(game, "You were asked: " + force.query());
        }
    }

    @Override
    public void gameLeft(Game game) {
        memories.remove(game);
    }

    private void remember(Game game, String line) {
        memories.computeIfAbsent(game, any -> new Memory()).add(line);
    }

    private List<String> remembered(DecisionRequest request) {
        return memories.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(request.game())
                        && entry.getKey().session().number()
                                == request.session().number())
                .flatMap(entry -> entry.getValue().lines().stream())
                .toList();
    }

    private String body(DecisionRequest request) {
        JsonArray messages = new JsonArray();
        messages.add(message("system", RULES));
        remembered(request).forEach(line -> messages.add(message("user", line)));
        messages.add(message("user", prompt(request)));
        JsonObject body = new JsonObject();
        body.addProperty("model", model);
        body.add("messages", messages);
        return StrictJson.write(body);
    }

    private static JsonObject message(String role, String content) {
        JsonObject message = new JsonObject();
        message.addProperty("role", role);
        message.addProperty("content", content);
        return message;
    }

    private static String prompt(DecisionRequest request) {
        StringBuilder prompt = new StringBuilder();
        if (request.state() != null) {
            prompt.append(request.state()).append('\n');
        }
        prompt.append(request.query()).append("\nYou can:\n");
        request.actions()
                .forEach(offer -> prompt.append("- ")
                        .append(offer.name())
                        .append(": ")
                        .append(offer.description())
                        .append(" Schema: ")
                        .append(offer.schema().text())
                        .append('\n'));
        request.earlierFailures()
                .forEach(failure -> prompt.append("That did not work before: ")
                        .append(failure)
                        .append('\n'));
        return prompt.toString();
    }

    /** Whatever is wrong with the answer is thrown: the force is tried again, and the next prompt says what was wrong. */
    private static Decision decision(HttpResponse<String> reply) {
        if (reply.statusCode() != 200) {
            throw new IllegalStateException("the model answered with HTTP " + reply.statusCode());
        }
        JsonElement choice =
                object(reply.body()).getAsJsonArray("choices").get(0).getAsJsonObject();
        JsonObject answer = object(choice.getAsJsonObject()
                .getAsJsonObject("message")
                .get("content")
                .getAsString());
        JsonElement data = answer.get("data");
        return new Decision(answer.get("action").getAsString(), data == null ? null : StrictJson.write(data));
    }

    private static JsonObject object(String text) {
        if (StrictJson.read(text, LONGEST_ANSWER) instanceof StrictJson.Valid<JsonElement> valid
                && valid.root() instanceof JsonObject object) {
            return object;
        }
        throw new IllegalStateException("expected a JSON object, was " + text);
    }
}
