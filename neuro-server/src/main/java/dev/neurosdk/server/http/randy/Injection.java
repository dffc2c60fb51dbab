package dev.neurosdk.server.http.randy;

import dev.neurosdk.protocol.codec.JsonMembers;
import dev.neurosdk.server.http.Answer;
import dev.neurosdk.server.http.Body;
import dev.neurosdk.server.http.Refusal;
import dev.neurosdk.server.http.SameOrigin;
import dev.neurosdk.server.session.Sessions;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** {@code POST /} with a message, which is sent to every connected game as it is. Thread-safe. */
final class Injection extends Handler.Abstract {

    private final Sessions sessions;
    private final SameOrigin sameOrigin;
    private final Body body;

    Injection(Sessions sessions, SameOrigin sameOrigin, Body body) {
        this.sessions = sessions;
        this.sameOrigin = sameOrigin;
        this.body = body;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        CompletionStage<String> message;
        try {
            require(request);
            message = body.read(request).thenApply(Injection::message);
        } catch (Refusal refusal) {
            message = CompletableFuture.failedFuture(refusal);
        }
        CompletionStage<?> unused = message.whenCompleteAsync(
                (text, failure) -> {
                    if (failure == null) {
                        sessions.all().forEach(session -> session.sendRaw(text));
                        Answer.text(200, "OK", response, callback);
                    } else {
                        refuse(failure, response, callback);
                    }
                },
                request.getComponents().getExecutor());
        return true;
    }

    private void require(Request request) {
        sameOrigin.require(request);
        if (!"/".equals(request.getHttpURI().getPath())) {
            throw new Refusal(404, "unknown-path", "There is nothing here: POST a message to /.");
        }
        if (!request.getMethod().equals("POST")) {
            throw Refusal.wrongMethod("POST");
        }
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (type == null || !type.toLowerCase(Locale.ROOT).strip().startsWith("application/json")) {
            throw new Refusal(
                    415, "wrong-media-type", "Only JSON is taken: send the header \"Content-Type: application/json\".");
        }
    }

    private static String message(String text) {
        JsonMembers message = JsonMembers.read(text, text.length());
        if (!message.isObject()) {
            throw Refusal.unreadable(message.faults());
        }
        return message.compact();
    }

    private static void refuse(Throwable failure, Response response, Callback callback) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        Refusal refusal = cause instanceof Refusal known
                ? known
                : new Refusal(500, "internal", "The server met a fault of its own.");
        refusal.headers().forEach(response.getHeaders()::put);
        Answer.text(refusal.status(), refusal.detail(), response, callback);
    }
}
