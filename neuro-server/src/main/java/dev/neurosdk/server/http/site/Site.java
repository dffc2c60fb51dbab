package dev.neurosdk.server.http.site;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.server.connection.HttpPort;
import dev.neurosdk.server.connection.PortSettings;
import dev.neurosdk.server.connection.StartFailedException;
import dev.neurosdk.server.connection.Timetable;
import dev.neurosdk.server.http.Answer;
import dev.neurosdk.server.http.Assets;
import dev.neurosdk.server.http.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A small web site on a port of its own: files and pages that everybody may see who reaches it. Thread-safe.
 *
 * <pre>{@code
 * Site site = Site.builder().port(8050).files(Assets.beside(Home.class).file("/", "home.html").build()).start();
 * }</pre>
 */
public final class Site implements AutoCloseable {

    private final HttpPort port;
    private final URI uri;

    private Site(HttpPort port, String host) {
        this.port = port;
        String literal = host.contains(":") ? "[" + host + "]" : host;
        this.uri = URI.create("http://" + literal + ":" + port.port() + "/");
    }

    /** {@return a builder in which everything has a default: nothing to see, on any free port of 127.0.0.1} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the address, for example {@code http://127.0.0.1:8050/}} */
    public URI uri() {
        return uri;
    }

    /** Stops. Harmless when already closed. */
    @Override
    public void close() {
        port.stopListening();
        port.stop();
    }

    /** Describes a site. Confined to one thread. */
    public static final class Builder {
        private final List<Handler> handlers = new ArrayList<>();
        private PortSettings edge = PortSettings.of("127.0.0.1", 0);

        private Builder() {}

        /**
         * Sets the address to bind.
         *
         * @param value a host name or address; {@code 127.0.0.1} by default
         * @return this builder
         * @throws IllegalArgumentException when it is blank
         */
        public Builder host(String value) {
            edge = edge.at(requireNonNull(value, "host"), edge.port());
            return this;
        }

        /**
         * Sets the TCP port.
         *
         * @param value 0 to 65535, 0 for any free one, as by default
         * @return this builder
         * @throws IllegalArgumentException when it is out of range
         */
        public Builder port(int value) {
            edge = edge.at(edge.host(), value);
            return this;
        }

        /**
         * Adds files. What comes first answers first.
         *
         * @param value the files
         * @return this builder
         */
        public Builder files(Assets value) {
            handlers.add(requireNonNull(value, "files"));
            return this;
        }

        /**
         * Adds a page that is made anew for every request.
         *
         * @param path where
         * @param text makes what is shown
         * @return this builder
         */
        public Builder page(String path, Supplier<Page.Text> text) {
            handlers.add(new Page(path, request -> {}, text));
            return this;
        }

        /**
         * Starts the site.
         *
         * @return the running site
         * @throws StartFailedException when it can't listen there; the message says why and what to do
         */
        public Site start() throws StartFailedException {
            // Nothing here is secret: whoever names another host means it.
            HttpPort port = new HttpPort(edge.insecure(true), new Timetable(), "site");
            List<Handler> all = new ArrayList<>(handlers);
            all.add(new NotFound());
            port.start(new Handler.Sequence(all));
            return new Site(port, edge.host());
        }
    }

    /** Answers what nobody else does. */
    private static final class NotFound extends Handler.Abstract.NonBlocking {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            Answer.text(HttpStatus.NOT_FOUND_404, "There is no such page here; begin at /", response, callback);
            return true;
        }
    }
}
