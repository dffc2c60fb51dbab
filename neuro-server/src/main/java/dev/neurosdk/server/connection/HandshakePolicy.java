package dev.neurosdk.server.connection;

import static java.util.Objects.requireNonNull;

/**
 * Decides who may connect, after tokens and origins have been checked. Must be thread-safe and return at once: it runs on the
 * thread that serves the connection. When it throws, the connection is refused with 500.
 */
@FunctionalInterface
public interface HandshakePolicy {

    /**
     * Accepts or refuses a connection.
     *
     * @param handshake what it says
     * @return the verdict
     */
    Verdict judge(Handshake handshake);

    /** {@return a policy that accepts everybody} */
    static HandshakePolicy acceptAll() {
        return handshake -> new Verdict.Accepted();
    }

    /** What becomes of a handshake. Immutable. */
    sealed interface Verdict {

        /** The connection is opened. */
        record Accepted() implements Verdict {}

        /**
         * The connection is refused.
         *
         * @param status the HTTP status, 400 to 599
         * @param reason is shown to whoever wanted to connect
         */
        record Refused(int status, String reason) implements Verdict {
            /**
             * Refuses a status that is no error.
             *
             * @throws IllegalArgumentException when the status is not 400 to 599
             */
            public Refused {
                requireNonNull(reason, "reason");
                if (status < 400 || status > 599) {
                    throw new IllegalArgumentException("status: expected 400 to 599, was " + status);
                }
            }
        }
    }
}
