package dev.neurosdk.server.http;

import static java.util.Objects.requireNonNull;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers GET and HEAD at one path; every other path is left to others. Thread-safe. */
public final class Page extends Handler.Abstract {

    private final String path;
    private final Consumer<Request> guard;
    private final Supplier<Text> text;

    /**
     * Makes a page.
     *
     * @param path where it is, for example {@code /healthz}
     * @param guard throws a {@link Refusal} when the request may not see it
     * @param text makes what is shown; called for every request
     */
    public Page(String path, Consumer<Request> guard, Supplier<Text> text) {
        this.path = requireNonNull(path, "path");
        this.guard = requireNonNull(guard, "guard");
        this.text = requireNonNull(text, "text");
    }

    /**
     * What a page shows. Immutable.
     *
     * @param status the HTTP status
     * @param contentType the media type
     * @param content the text
     */
    public record Text(int status, String contentType, String content) {
        /** Refuses null components. */
        public Text {
            requireNonNull(contentType, "contentType");
            requireNonNull(content, "content");
        }
    }

    /**
     * The page at {@code /healthz}: 200 while the server serves, 503 while it drains.
     *
     * @param health what it tells
     * @return the page, for everybody
     */
    public static Page of(Health health) {
        return new Page(
                "/healthz",
                request -> {},
                () -> new Text(
                        health.isServing() ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503,
                        "application/json",
                        health.json()));
    }

    /**
     * The page at {@code /metrics}.
     *
     * @param scrape what it shows
     * @param guard throws a {@link Refusal} when the request may not see it
     * @return the page
     */
    public static Page of(Scrape scrape, Consumer<Request> guard) {
        return new Page("/metrics", guard, () -> new Text(HttpStatus.OK_200, scrape.contentType(), scrape.text()));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!path.equals(request.getHttpURI().getPath())) {
            return false;
        }
        try {
            guard.accept(request);
            if (HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod())) {
                show(text.get(), response, callback);
            } else {
                throw Refusal.wrongMethod("GET, HEAD");
            }
        } catch (Refusal refusal) {
            refusal.headers().forEach(response.getHeaders()::put);
            Answer.text(refusal.status(), refusal.detail(), response, callback);
        }
        return true;
    }

    static void show(Text text, Response response, Callback callback) {
        response.setStatus(text.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, text.contentType());
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        Content.Sink.write(response, true, text.content(), callback);
    }
}
