package dev.neurosdk.examples.hello;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.codec.MessageDecoder;
import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage.Action;
import dev.neurosdk.protocol.schema.ActionSchema;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The smallest game: Neuro enters an inn, is asked to say something, and that was it. Confined to its connection. */
public final class HelloGame implements WebSocket.Listener {
    private static final String GAME = "Hello Game";
    private static final ActionDefinition GREET = new ActionDefinition("greet", "Greet the innkeeper.", """
            {"type": "object", "required": ["words"],
             "properties": {"words": {"type": "string", "enum": ["hello", "good evening", "ahoy"]}}}""");

    private final MessageDecoder decoder = new MessageDecoder(Edition.newest(), MessageDecoder.DEFAULT_MAX_LENGTH);
    private final StringBuilder heard = new StringBuilder();
    private final CompletableFuture<Action> greeting = new CompletableFuture<>();

    /** Plays once, at the address given as {@code args[0]}, else in {@code NEURO_SDK_WS_URL}, else on this machine. */
    public static void main(String[] args) {
        String usual = System.getenv().getOrDefault("NEURO_SDK_WS_URL", "ws://127.0.0.1:8000");
        Action greeting = new HelloGame().play(URI.create(args.length > 0 ? args[0] : usual));
        System.out.println("Neuro greets the innkeeper with " + greeting.data());
    }

    Action play(URI server) {
        WebSocket.Builder connection = HttpClient.newHttpClient().newWebSocketBuilder();
        return connection.buildAsync(server, this).thenCompose(open -> greeting).join();
    }

    @Override
    public void onOpen(WebSocket socket) {
        say(socket, new GameMessage.Startup(GAME));
        say(socket, new GameMessage.RegisterActions(GAME, List.of(GREET)));
        say(socket, new GameMessage.ForceActions(GAME, "You enter an inn. What do you say?", List.of(GREET.name())));
        WebSocket.Listener.super.onOpen(socket);
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        heard.append(part);
        if (last) {
            var decoded = decoder.decodeNeuro(heard.toString());
            heard.setLength(0);
            if (decoded instanceof Decoded.Understood<?> known && known.message() instanceof Action action) {
                answer(socket, action);
            } // a game may ignore everything else, such as who is playing
        }
        return WebSocket.Listener.super.onText(socket, part, last); // asks for more
    }

    private void answer(WebSocket socket, Action action) {
        String problem = problemWith(action);
        if (problem.isEmpty()) {
            say(socket, new GameMessage.UnregisterActions(GAME, List.of(GREET.name())));
            say(socket, new GameMessage.ActionResult(GAME, action.id(), true, "The innkeeper nods."));
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
            greeting.complete(action);
        } else { // Neuro will try again
            say(socket, new GameMessage.ActionResult(GAME, action.id(), false, problem));
        }
    }

    /** Neuro may call any action with any data, so a game checks both. Says what is wrong, or nothing at all. */
    static String problemWith(Action action) {
        if (!action.name().equals(GREET.name())) {
            return "There is no action " + action.name() + ".";
        }
        var schema = ActionSchema.compile(GREET.schema(), Edition.newest()).orElseThrow();
        var violations = schema.validate(action.data());
        return violations.isEmpty() ? "" : violations.get(0).message();
    }

    private static void say(WebSocket socket, GameMessage message) {
        socket.sendText(MessageEncoder.encode(message), true).join();
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        greeting.completeExceptionally(new IllegalStateException("the server has gone: " + code + " " + reason));
        return WebSocket.Listener.super.onClose(socket, code, reason);
    }

    @Override
    public void onError(WebSocket socket, Throwable cause) {
        greeting.completeExceptionally(cause);
    }
}
