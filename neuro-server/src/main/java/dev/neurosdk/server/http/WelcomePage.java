package dev.neurosdk.server.http;

import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers a browser at {@code /} with what this is and how to connect; anything else is not found. Thread-safe. */
final class WelcomePage extends Handler.Abstract.NonBlocking {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Neuro server</title>
            <style>
              body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem }
              @media (prefers-color-scheme: dark) { body { background: #16161a; color: #e8e8ea } }
            </style>
            <h1>A Neuro is listening</h1>
            <p>This is a server for the Neuro API: games connect here by WebSocket and let a character play them.</p>
            <p>Point a game with a Neuro integration at this address, usually through the environment:</p>
            <pre id="how">NEURO_SDK_WS_URL=ws://&lt;this host and port&gt;</pre>
            <script>
              document.getElementById("how").textContent = "NEURO_SDK_WS_URL=ws://" + location.host;
            </script>
            %s</html>
            """;

    private final String page;

    WelcomePage(List<Pages.Other> others) {
        page = PAGE.formatted(links(others));
    }

    private static String links(List<Pages.Other> others) {
        return others.isEmpty()
                ? ""
                : others.stream()
                        .map(other -> "<li><a href=\"%s\">%s</a></li>%n".formatted(other.path(), other.words()))
                        .collect(Collectors.joining("", "<p>Also here:</p>\n<ul>\n", "</ul>\n"));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!request.getHttpURI().getPath().equals("/")) {
            Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
        } else if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
        } else {
            Page.show(new Page.Text(HttpStatus.OK_200, "text/html;charset=utf-8", page), response, callback);
        }
        return true;
    }
}
