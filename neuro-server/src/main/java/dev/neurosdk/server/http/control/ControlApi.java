package dev.neurosdk.server.http.control;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.server.http.Access;
import dev.neurosdk.server.http.Body;
import dev.neurosdk.server.http.Refusal;
import dev.neurosdk.server.http.SameOrigin;
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
    private final Access readers;
    private final Access operators;
    private final Body body;

    /**
     * Makes the API.
     *
     * @param served what it is about
     * @param sameOrigin keeps web pages of others out
     * @param readers who may look
     * @param operators who may also act; each of them should be a reader
     * @param body how bodies are read
     */
    public ControlApi(Served served, SameOrigin sameOrigin, Access readers, Access operators, Body body) {
        this.routes = new Routes(requireNonNull(served, "served"));
        this.sameOrigin = requireNonNull(sameOrigin, "sameOrigin");
        this.readers = requireNonNull(readers, "readers");
        this.operators = requireNonNull(operators, "operators");
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
        Refusal.requireAccess(readers, request);
        Routes.Match match = routes.find(request.getMethod(), path);
        Route route = match.route();
        Query query = Query.of(Access.withoutToken(request.getHttpURI().getQuery()), route.query());
        Call.Patience patience = new Timers(request.getComponents().getScheduler());
        boolean mayAct = operators.admits(request);
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            return route.operation().run(new Call(match.parts(), query.values(), "", patience, mayAct));
        }
        if (!mayAct) {
            throw new Refusal(
                    403, "read-only", "With this token, or without one, you may only look: show an operator's token.");
        }
        return body.read(request).thenCompose(text -> {
            // While a game takes its time nothing moves on the connection, and that is all right.
            request.addIdleTimeoutListener(idle -> false);
            MediaType.require(request, text, route.content());
            return route.operation().run(new Call(match.parts(), query.values(), text, patience, true));
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
