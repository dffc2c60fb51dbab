package dev.neurosdk.server.stream.socket;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.server.connection.HttpPort;
import dev.neurosdk.server.connection.OriginPolicy;
import dev.neurosdk.server.connection.PortSettings;
import dev.neurosdk.server.connection.StartFailedException;
import dev.neurosdk.server.connection.Timetable;
import dev.neurosdk.server.connection.Tls;
import dev.neurosdk.server.connection.VersionCheck;
import dev.neurosdk.server.http.Access;
import dev.neurosdk.server.http.Assets;
import dev.neurosdk.server.http.Health;
import dev.neurosdk.server.http.Page;
import dev.neurosdk.server.http.Refusal;
import dev.neurosdk.server.http.SameOrigin;
import dev.neurosdk.server.http.Scrape;
import dev.neurosdk.server.metrics.StreamPage;
import dev.neurosdk.server.stream.StreamHub;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;

/**
 * A stream on a port of its own: viewers connect to {@code /}, operators look at {@code /healthz}, {@code /status} and {@code
 * /metrics}, and pages find a client at {@code /neuro-stream.js}. Thread-safe.
 *
 * <pre>{@code
 * StreamHub hub = StreamHub.builder().name("weather").build();
 * try (StreamServer server = StreamServer.builder(hub).port(8765).start()) {
 *     hub.publish("wind", "wind_update", "{\"speed\": 4.2}");
 *     …
 * }
 * }</pre>
 */
public final class StreamServer implements AutoCloseable {

    private final HttpPort port;
    private final StreamSocket socket;
    private final Health health;
    private final String host;
    private final String scheme;

    private StreamServer(HttpPort port, StreamSocket socket, Health health, PortSettings settings) {
        this.port = port;
        this.socket = socket;
        this.health = health;
        this.host = settings.host();
        this.scheme = settings.tls() == null ? "ws" : "wss";
    }

    /**
     * Starts describing a server.
     *
     * @param hub the stream; it stays the caller's, who closes it after the server
     * @return a builder in which everything has a default
     */
    public static Builder builder(StreamHub hub) {
        return new Builder(hub);
    }

    /** {@return the TCP port it listens on, also when any free one was asked for} */
    public int port() {
        return port.port();
    }

    /** {@return the address for viewers, for example {@code ws://127.0.0.1:8765/}} */
    public URI uri() {
        String literal = host.contains(":") ? "[" + host + "]" : host;
        return URI.create(scheme + "://" + literal + ":" + port() + "/");
    }

    /** {@return how many viewers are connected} */
    public int viewers() {
        return socket.viewers();
    }

    /** Ends the server with {@link #close(Duration)} and two seconds for the viewers. */
    @Override
    public void close() {
        close(Duration.ofSeconds(2));
    }

    /**
     * Stops listening, says goodbye to every viewer with 1001, waits for them to go, cuts those that don't, and ends all threads.
     * Harmless when already closed.
     *
     * @param grace how long to wait; zero or more
     */
    public void close(Duration grace) {
        health.drain();
        port.stopListening();
        socket.close(grace);
        port.stop();
    }

    /** Describes a server. Confined to one thread. */
    public static final class Builder {
        private final StreamHub hub;
        private final List<StaticPage> pages = new ArrayList<>();
        private PortSettings edge = PortSettings.of("127.0.0.1", 8765).with(OriginPolicy.thisMachine());
        private Tickets tickets = Tickets.open();
        private ViewerLimits limits = ViewerLimits.DEFAULT;

        private record StaticPage(String path, Supplier<Page.Text> text) {}

        private Builder(StreamHub hub) {
            this.hub = requireNonNull(hub, "hub");
        }

        /**
         * Sets the address to bind.
         *
         * @param value a host name or address; {@code 127.0.0.1} by default; elsewhere tokens must be set
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
         * @param value 0 to 65535, 0 for any free one; 8765 by default
         * @return this builder
         * @throws IllegalArgumentException when it is out of range
         */
        public Builder port(int value) {
            edge = edge.at(edge.host(), value);
            return this;
        }

        /**
         * Sets who may see which topics.
         *
         * @param value everybody all of them by default
         * @return this builder
         */
        public Builder tickets(Tickets value) {
            tickets = requireNonNull(value, "tickets");
            return this;
        }

        /**
         * Sets which web pages may connect; programs are not concerned.
         *
         * @param value {@link OriginPolicy#thisMachine()} by default
         * @return this builder
         */
        public Builder origins(OriginPolicy value) {
            edge = edge.with(value);
            return this;
        }

        /**
         * Serves viewers over TLS.
         *
         * @param value certificate and key; plain TCP by default
         * @return this builder
         */
        public Builder tls(Tls value) {
            edge = edge.with(value);
            return this;
        }

        /**
         * Sets whether viewers that offer permessage-deflate get it. Each then costs about 110 KiB more, and every item is
         * compressed anew for each of them.
         *
         * @param value false by default
         * @return this builder
         */
        public Builder compression(boolean value) {
            edge = edge.compressing(value);
            return this;
        }

        /**
         * Sets whether the server may listen where other machines reach it although anybody can come in.
         *
         * @param value false by default: tokens must be set then
         * @return this builder
         */
        public Builder insecure(boolean value) {
            edge = edge.insecure(value);
            return this;
        }

        /**
         * Sets how much is taken from viewers.
         *
         * @param value {@link ViewerLimits#DEFAULT} by default
         * @return this builder
         */
        public Builder limits(ViewerLimits value) {
            limits = requireNonNull(value, "limits");
            return this;
        }

        /**
         * Adds a page that everybody may see, without its data: a dashboard, for example, at {@code /}.
         *
         * @param path where
         * @param text makes what is shown; called for every request
         * @return this builder
         */
        public Builder page(String path, Supplier<Page.Text> text) {
            pages.add(new StaticPage(requireNonNull(path, "path"), requireNonNull(text, "text")));
            return this;
        }

        /**
         * Starts the server.
         *
         * @return the running server
         * @throws StartFailedException when it can't listen there; the message says why and what to do
         */
        public StreamServer start() throws StartFailedException {
            // Whether anybody can come in is asked of the settings; who may see what is the tickets' matter.
            PortSettings settings = tickets.isOpen() ? edge : edge.with(tickets.access());
            Timetable timetable = new Timetable();
            HttpPort port = new HttpPort(settings, timetable, hub.name());
            StreamSocket socket = new StreamSocket(
                    "/",
                    hub,
                    new StreamSocket.Door(request -> {}, tickets, settings.origins(), settings.compression()),
                    limits,
                    timetable);
            Health health = new Health(socket::viewers, System::nanoTime);
            port.start(
                    new Handler.Sequence(socket, new VersionCheck(new Handler.Sequence(handlers(health, settings)))));
            return new StreamServer(port, socket, health, settings);
        }

        private List<Handler> handlers(Health health, PortSettings settings) {
            SameOrigin sameOrigin = new SameOrigin(settings.host(), SameOrigin.isLoopback(settings.host()));
            Access access = settings.access();
            Consumer<Request> guard = request -> {
                sameOrigin.require(request);
                Refusal.requireAccess(access, request);
            };
            List<Handler> all = new ArrayList<>();
            pages.forEach(page -> all.add(new Page(page.path(), request -> {}, page.text())));
            all.add(Assets.beside(StreamHub.class)
                    .file("/neuro-stream.js", "neuro-stream.js")
                    .build());
            all.add(Page.of(health));
            all.add(new Page("/status", guard, () -> new Page.Text(200, "application/json", status(hub))));
            Scrape figures = new StreamPage(hub::name, hub::figures);
            all.add(Page.of(figures, guard));
            return all;
        }

        private static String status(StreamHub hub) {
            JsonText json = new JsonText().beginObject();
            json.member("name", hub.name()).member("stream", hub.stream());
            hub.figures().write(json.name("hub").beginObject());
            json.endObject().name("viewers").beginArray();
            hub.viewers().forEach(viewer -> viewer.write(json));
            return json.endArray().endObject().toString();
        }
    }
}
