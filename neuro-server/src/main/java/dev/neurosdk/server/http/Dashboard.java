package dev.neurosdk.server.http;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;

/** The page for operators, at {@code /}: files only, which anybody may have. What it shows and does is the control API's. */
public final class Dashboard {

    private static final String CLIENT = "/dev/neurosdk/server/stream/neuro-stream.js";
    private static final List<String> PARTS = List.of(
            "dashboard.css",
            "theme.js",
            "dashboard.js",
            "api.js",
            "conversation.js",
            "detail.js",
            "dom.js",
            "events.js",
            "form.js",
            "schema.js");

    private Dashboard() {}

    /**
     * Makes the page.
     *
     * @param guard throws a {@link Refusal} when the request may not see it
     * @param live whether there is a live stream at {@code /events}; without one the page shows no conversation
     * @return its files
     */
    public static Assets page(Consumer<Request> guard, boolean live) {
        Assets.Builder files = Assets.beside(Dashboard.class).guard(guard).file("/", "dashboard/index.html");
        PARTS.forEach(part -> files.file("/dashboard/" + part, "dashboard/" + part));
        return files.file("/dashboard/neuro-stream.js", live ? CLIENT : "dashboard/no-stream.js")
                .build();
    }
}
