package dev.neurosdk.server.stream.client;

import java.net.URI;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Opens connections; a seam for tests. */
interface Dial {

    /**
     * Opens a connection.
     *
     * @param address where to
     * @param token to show; null for none
     * @param ear is told what comes, once {@link Link#begin} has been called
     * @return the open connection; fails with {@link RefusedException} when the server said no
     */
    CompletionStage<Link> open(URI address, @Nullable String token, Ear ear);

    /** An open connection. Thread-safe. */
    interface Link {

        /** Begins to hear what comes; called once. */
        void begin();

        /** Sends a text; never waits, never throws. False when too much is waiting already. */
        boolean send(String text);

        /** Asks the other side for a sign of life; never waits, never throws. */
        void ping();

        /** Ends it in order; harmless when it has ended. */
        void close();

        /** Ends it at once; harmless when it has ended. */
        void abort();
    }

    /** Hears one connection. Called one at a time and in order. */
    interface Ear {

        /** A whole text; the next one is read when {@code done} is called. */
        void text(String text, Runnable done);

        /** Any sign of life. */
        void alive();

        /** The end, once; code 1006 without a close frame. */
        void ended(int code, String why);
    }

    /** The server answered, and the answer was no. */
    final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        private final int status;

        RefusedException(int status) {
            super("the server answered with HTTP status " + status);
            this.status = status;
        }

        /** Whether another try may end differently. */
        boolean mayPass() {
            return status >= 500 || status == 408 || status == 429;
        }
    }
}
