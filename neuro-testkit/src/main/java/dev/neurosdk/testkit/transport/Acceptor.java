package dev.neurosdk.testkit.transport;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Decides what becomes of a handshake. Called on a thread of the transport; doesn't wait and doesn't throw. */
@FunctionalInterface
public interface Acceptor {

    /**
     * Decides about a handshake.
     *
     * @param opening what was asked for
     * @return the decision
     */
    Admission decide(Opening opening);

    /**
     * A handshake that asks to be accepted. Immutable.
     *
     * @param target path and query, as sent
     * @param headers the request's headers, names in lower case; copied
     */
    record Opening(String target, Map<String, List<String>> headers) {
        /** Copies the headers. */
        public Opening {
            headers = Map.copyOf(headers);
        }
    }

    /** What becomes of a handshake. */
    sealed interface Admission {}

    /**
     * The connection is opened.
     *
     * @param listener given the open connection, says who listens to it; called before anything that arrives is told
     */
    record Accepted(Function<Wire, WireListener> listener) implements Admission {}

    /**
     * The handshake is answered with an HTTP status, and the connection ended.
     *
     * @param status the status, 300 to 599
     */
    record Refused(int status) implements Admission {}

    /**
     * The decision is carried out later.
     *
     * @param delay how much later
     * @param then the decision
     */
    record Delayed(Duration delay, Admission then) implements Admission {}
}
