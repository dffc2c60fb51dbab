package dev.neurosdk.server.http;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Handler;

/** What is answered on the port that games connect to, but for the games' own WebSockets. Thread-safe. */
public final class Pages extends Handler.Sequence {

    private final List<Handler> sockets;

    /** The welcome page, and nothing else. */
    public Pages() {
        this(List.of());
    }

    /**
     * Several pages, and the welcome page that leads to them.
     *
     * @param others the others, each asked in turn before the welcome page
     */
    public Pages(List<Other> others) {
        this(others, List.of());
    }

    /**
     * Several pages, and WebSockets that are no game's.
     *
     * @param others the pages, each asked in turn before the welcome page
     * @param sockets are asked before anything else; each takes the handshakes that are its own and leaves the rest alone
     */
    public Pages(List<Other> others, List<Handler> sockets) {
        super(Stream.concat(others.stream().map(Other::handler), Stream.of(new WelcomePage(others)))
                .toList());
        this.sockets = List.copyOf(sockets);
    }

    /** {@return what is asked before games can connect; unmodifiable} */
    public List<Handler> sockets() {
        return sockets;
    }

    /**
     * One of the other pages. Immutable.
     *
     * @param handler answers what belongs to it and leaves everything else alone
     * @param path where to go from the welcome page
     * @param words what is there, in a few words
     */
    public record Other(Handler handler, String path, String words) {
        /** Refuses null components. */
        public Other {
            requireNonNull(handler, "handler");
            requireNonNull(path, "path");
            requireNonNull(words, "words");
        }
    }
}
