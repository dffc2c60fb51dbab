package dev.neurosdk.examples.volatility;

import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.server.http.Assets;
import dev.neurosdk.server.http.Page;
import dev.neurosdk.server.http.site.Site;
import java.io.IOException;
import java.net.URI;

/** The page that draws the feed, on a port of its own. It holds no data: a browser gets that from the feed's server. Thread-safe. */
public final class Dashboard implements AutoCloseable {

    /** The port unless said otherwise. */
    public static final int PORT = 8050;

    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/";

    private final Site site;

    private Dashboard(Site site) {
        this.site = site;
    }

    /**
     * Starts a dashboard.
     *
     * @param host the name or address to bind
     * @param port 0 for any free one
     * @param stream the address of the feed's server as a browser reaches it, with {@code {host}} where that is the host by
     *     which the page itself was asked for, for example {@code ws://{host}:8765/}
     * @return the running dashboard
     * @throws IOException when it can't listen there; the message says why and what to do
     * @throws IllegalArgumentException when the address of the stream is none
     */
    public static Dashboard start(String host, int port, String stream) throws IOException {
        Assets assets = Assets.beside(Dashboard.class)
                .file("/", "dashboard.html")
                .file("/dashboard.css", "dashboard.css")
                .file("/dashboard.js", "dashboard.js")
                .file("/charts.js", "charts.js")
                .file("/theme.js", "theme.js")
                .file("/icon.svg", "icon.svg")
                .file("/neuro-stream.js", "/dev/neurosdk/server/stream/neuro-stream.js")
                .file("/uplot/uPlot.iife.min.js", UPLOT + "dist/uPlot.iife.min.js")
                .file("/uplot/uPlot.min.css", UPLOT + "dist/uPlot.min.css")
                .file("/uplot/LICENSE", UPLOT + "LICENSE")
                .connectTo(origin(stream))
                .build();
        String config = new JsonText()
                .beginObject()
                .member("stream", stream)
                .endObject()
                .toString();
        return new Dashboard(Site.builder()
                .host(host)
                .port(port)
                .files(assets)
                .page("/config.json", () -> new Page.Text(200, "application/json", config))
                .start());
    }

    /** The address without its path. */
    private static String origin(String stream) {
        int slash = stream.indexOf('/', stream.indexOf("://") + "://".length());
        return slash < 0 ? stream : stream.substring(0, slash);
    }

    /** {@return the address of the page, for example {@code http://127.0.0.1:8050/}} */
    public URI uri() {
        return site.uri();
    }

    /** Stops. Harmless when already closed. */
    @Override
    public void close() {
        site.close();
    }
}
