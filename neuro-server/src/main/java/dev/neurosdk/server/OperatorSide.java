package dev.neurosdk.server;

import dev.neurosdk.server.connection.StartFailedException;
import dev.neurosdk.server.diagnostics.Diagnostics;
import dev.neurosdk.server.event.EventSink;
import dev.neurosdk.server.http.Access;
import dev.neurosdk.server.http.Body;
import dev.neurosdk.server.http.Dashboard;
import dev.neurosdk.server.http.Health;
import dev.neurosdk.server.http.Page;
import dev.neurosdk.server.http.Pages;
import dev.neurosdk.server.http.Refusal;
import dev.neurosdk.server.http.SameOrigin;
import dev.neurosdk.server.http.Scrape;
import dev.neurosdk.server.http.control.Ages;
import dev.neurosdk.server.http.control.ControlApi;
import dev.neurosdk.server.http.control.Served;
import dev.neurosdk.server.http.randy.RandyPort;
import dev.neurosdk.server.session.Sessions;
import dev.neurosdk.server.speech.Speech;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What operators and their programs meet over HTTP: health, metrics, control API, events, Randy's port. Thread-safe. */
final class OperatorSide implements AutoCloseable {

    private final Options options;
    private final Served served;
    private final CompletableFuture<Speech> speech = new CompletableFuture<>();
    private final SameOrigin sameOrigin;
    private final @Nullable EventStream stream;
    private @Nullable RandyPort randy;

    OperatorSide(Options options, Served.Player player, Sessions sessions) {
        this.options = options;
        this.served = new Served(
                sessions,
                speech,
                new Health(sessions::size, System::nanoTime),
                player,
                new Diagnostics(Clock.systemUTC()),
                new Ages(System::nanoTime));
        this.sameOrigin = new SameOrigin(options.host(), SameOrigin.isLoopback(options.host()));
        this.stream = options.hasStream() ? new EventStream(options.stream(), sameOrigin, options.reading()) : null;
    }

    /**
     * What there is to be. Immutable.
     *
     * @param host the address that games connect to
     * @param access who may come in
     * @param operators who may act; open for whoever may come in
     * @param api whether there is a control API; null for wherever that is safe
     * @param stream whether what happens is to be seen as a stream
     * @param randyPort the port for Randy's scripts; empty for none
     * @param scrape the figures for {@code /metrics}; null for none
     */
    record Options(
            String host,
            Access access,
            Access operators,
            @Nullable Boolean api,
            EventStream.Wanted stream,
            OptionalInt randyPort,
            @Nullable Scrape scrape) {

        Options {
            boolean safe = !acting(access, operators).isOpen() || SameOrigin.isLoopback(host);
            requireSafe(safe, api, "controlApi", host);
            requireSafe(safe, stream.on(), "eventStream", host);
        }

        private static void requireSafe(boolean safe, @Nullable Boolean on, String what, String host) {
            if (Boolean.TRUE.equals(on) && !safe) {
                throw new IllegalArgumentException(what + ": expected tokens where other machines can connect, at "
                        + host + "; set tokens, or bind to 127.0.0.1, or leave it off");
            }
        }

        boolean hasApi() {
            return api == null ? !acting().isOpen() || SameOrigin.isLoopback(host) : api;
        }

        boolean hasStream() {
            Boolean on = stream.on();
            return on == null ? hasApi() : on;
        }

        /** Who may steer. */
        Access acting() {
            return acting(access, operators);
        }

        private static Access acting(Access access, Access operators) {
            return operators.isOpen() ? access : operators;
        }

        /** Who may look: everybody where only this machine can, unless games need a token; else who shows any token. */
        Access reading() {
            return access.isOpen() && SameOrigin.isLoopback(host) ? access : access.or(operators);
        }
    }

    Pages pages() {
        List<Pages.Other> others = new ArrayList<>();
        if (options.hasApi()) {
            others.add(new Pages.Other(Dashboard.page(sameOrigin::require, stream != null), "/", "the dashboard"));
            others.add(new Pages.Other(
                    new ControlApi(served, sameOrigin, options.reading(), options.acting(), Body.USUAL),
                    ControlApi.BASE + "/openapi.json",
                    "the control API, described in OpenAPI"));
        }
        others.add(new Pages.Other(Page.of(served.health()), "/healthz", "health"));
        Scrape scrape = options.scrape();
        if (scrape != null) {
            others.add(new Pages.Other(
                    Page.of(scrape, request -> {
                        sameOrigin.require(request);
                        Refusal.requireAccess(options.reading(), request);
                    }),
                    "/metrics",
                    "metrics"));
        }
        return new Pages(others, stream == null ? List.of() : List.of(stream.socket()));
    }

    /** What has to be told of events, so that operators can see them. */
    EventSink events() {
        EventSink shown = options.hasApi() ? served.events() : event -> {};
        return stream == null ? shown : EventSink.all(shown, stream.sink());
    }

    /** Games can connect from now on. */
    void begin(Speech voice) throws StartFailedException {
        speech.complete(voice);
        if (options.randyPort().isPresent()) {
            try {
                randy = RandyPort.open(options.randyPort().getAsInt(), served.sessions());
            } catch (IOException e) {
                throw new StartFailedException(String.valueOf(e.getMessage()), e);
            }
        }
    }

    boolean hasApi() {
        return options.hasApi();
    }

    boolean hasStream() {
        return stream != null;
    }

    OptionalInt randyPort() {
        return randy == null ? OptionalInt.empty() : OptionalInt.of(randy.port());
    }

    /** The server is about to end. */
    @Override
    public void close() {
        served.health().drain();
        if (stream != null) {
            stream.close();
        }
        if (randy != null) {
            randy.close();
        }
    }
}
