package dev.neurosdk.examples.tictactoe;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.codec.MessageDecoder;
import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A match on a JDK WebSocket. The JDK calls a listener on one thread at a time. */
final class Connection implements WebSocket.Listener {

    private static final int CLOSING_SECONDS = 2;

    private final MessageDecoder decoder = new MessageDecoder(Edition.newest(), MessageDecoder.DEFAULT_MAX_LENGTH);
    private final StringBuilder text = new StringBuilder();
    private final CompletableFuture<MatchResult> result = new CompletableFuture<>();
    private final Match match;
    private @Nullable WebSocket socket;
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

    private Connection(long seed) {
        this.match = new Match(seed, this::send);
    }

    /** Connects and plays; the stage fails with an {@link IOException} when the match can't be played to its end. */
    static CompletableFuture<MatchResult> play(URI server, long seed) {
        Connection connection = new Connection(seed);
        CompletableFuture<WebSocket> unused = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(server, connection)
                .whenComplete((socket, failure) -> {
                    if (failure != null) {
                        connection.ended("Cannot connect to " + server, failure);
                    }
                });
        return connection.result;
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        match.begin();
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        if (text.length() + data.length() > MessageDecoder.DEFAULT_MAX_LENGTH) {
            ended("The server sent a message that is too long", null);
            webSocket.abort();
            return null;
        }
        text.append(data);
        if (last) {
            String message = text.toString();
            text.setLength(0);
            receive(message);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        ended("The server closed the connection with " + code + " " + reason, null);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        ended("The connection broke", error);
    }

    /** Whatever is unknown or malformed is ignored (ENV-6). */
    private void receive(String message) {
        if (decoder.decodeNeuro(message) instanceof Decoded.Understood<NeuroMessage> understood) {
            understood.message().accept(match).ifPresent(this::leave);
        }
    }

    private void send(GameMessage message) {
        String json = MessageEncoder.encode(message);
        sent = sent.thenCompose(before -> open().sendText(json, true)).whenComplete((done, failure) -> {
            if (failure != null) {
                ended("The connection broke", failure);
            }
        });
    }

    /** Closes after the last message; a game asked to shut down stays until the server ends it. */
    private void leave(MatchResult end) {
        if (end.outcome() != MatchResult.Outcome.ABANDONED) {
            sent = sent.thenCompose(before -> open().sendClose(WebSocket.NORMAL_CLOSURE, "The match is over"));
            CompletableFuture<?> unused = result.completeOnTimeout(end, CLOSING_SECONDS, TimeUnit.SECONDS);
        }
    }

    private WebSocket open() {
        if (socket == null) {
            throw new IllegalStateException("nothing can be sent before the connection is open");
        }
        return socket;
    }

    /** The connection is gone; that matters only to a match that is not over. */
    private void ended(String what, @Nullable Throwable cause) {
        String why = cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage();
        match.result()
                .ifPresentOrElse(
                        result::complete, () -> result.completeExceptionally(new IOException(what + why, cause)));
    }
}
