package dev.neurosdk.server.http.control;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.server.http.Access;
import dev.neurosdk.server.http.Body;
import dev.neurosdk.server.http.Refusal;
import dev.neurosdk.server.http.SameOrigin;
import dev.neurosdk.server.session.Sessions;
import dev.neurosdk.server.speech.Speech;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers everything below {@value #BASE}: who asks is checked, then what is asked for, then the body; what is left is
 * carried out while no thread waits. Thread-safe.
 */
public final class ControlApi extends Handler.Abstract {

    /** The path that everything is below. */
    public static final String BASE = "/api/v1";

    private static final Logger LOG = LoggerFactory.getLogger(ControlApi.class);

    private final Routes routes;
    private final SameOrigin sameOrigin;
    private final Access access;
    private final Body body;

    /**
     * Makes the API.
     *
     * @param sessions what it is about
     * @param speech what the character says aloud, as soon as it can
     * @param sameOrigin keeps web pages out
     * @param access who may use it
     * @param body how bodies are read
     */
    public ControlApi(
            Sessions sessions, CompletionStage<Speech> speech, SameOrigin sameOrigin, Access access, Body body) {
        this.routes = new Routes(requireNonNull(sessions, "sessions"), requireNonNull(speech, "speech"));
        this.sameOrigin = requireNonNull(sameOrigin, "sameOrigin");
        this.access = requireNonNull(access, "access");
        this.body = requireNonNull(body, "body");
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getPath();
        if (path == null || !(path + "/").startsWith(BASE + "/")) {
            return false;
        }
        CompletionStage<Reply> reply;
        try {
            reply = answer(request, path.substring(BASE.length()));
        } catch (RuntimeException e) {
            reply = CompletableFuture.failedFuture(e);
        }
        CompletionStage<?> unused = reply.whenCompleteAsync(
                (answer, failure) -> write(failure == null ? answer : refused(failure), response, callback),
                request.getComponents().getExecutor());
        return true;
    }

    private CompletionStage<Reply> answer(Request request, String path) {
        sameOrigin.require(request);
        Refusal.requireAccess(access, request);
        Routes.Match match = routes.find(request.getMethod(), path);
        Route route = match.route();
        Query query = Query.of(Access.withoutToken(request.getHttpURI().getQuery()), route.query());
        Call.Patience patience = new Timers(request.getComponents().getScheduler());
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            return route.operation().run(new Call(match.parts(), query.values(), "", patience));
        }
        return body.read(request).thenCompose(text -> {
            // While a game takes its time nothing moves on the connection, and that is all right.
            request.addIdleTimeoutListener(idle -> false);
            MediaType.require(request, text, route.content());
            return route.operation().run(new Call(match.parts(), query.values(), text, patience));
        });
    }

    private static Reply refused(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof Refusal refusal) {
            return Reply.problem(refusal);
        }
        LOG.error("A request to the control API met a fault", cause);
        return Reply.problem(new Refusal(500, "internal", "The server met a fault of its own: see its log."));
    }

    private static void write(Reply reply, Response response, Callback callback) {
        response.setStatus(reply.status());
        reply.headers().forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.contentType());
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        Content.Sink.write(response, true, reply.body(), callback);
    }
}
