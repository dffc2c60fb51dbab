package dev.neurosdk.server.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A short answer in plain text, which never repeats what was asked. */
public final class Answer {

    private Answer() {}

    /**
     * Writes an answer.
     *
     * @param status the HTTP status
     * @param text what to say
     * @param response where
     * @param callback is completed when it is written
     */
    public static void text(int status, String text, Response response, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        Content.Sink.write(response, true, text + "\n", callback);
    }
}
