package dev.neurosdk.server.http;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Handler;

/** What is answered to HTTP without a WebSocket, on the port that games connect to. Thread-safe. */
public final class Pages extends Handler.Sequence {

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
        super(Stream.concat(others.stream().map(Other::handler), Stream.of(new WelcomePage(others)))
                .toList());
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
