package dev.neurosdk.testkit.transport;

/**
 * Is told what a {@link Relay} forwards: before it goes on, so that an answer is never told before what it answers. Called
 * from the threads that forward; implementations don't wait and don't throw. Times are those of the real timeline.
 */
public interface RelayTap {

    /**
     * Bytes were read.
     *
     * @param connection the number of the connection, from 1
     * @param fromClient whether the client sent them
     * @param bytes the bytes, owned by the tap
     * @param nanos when
     */
    void bytes(int connection, boolean fromClient, byte[] bytes, long nanos);

    /**
     * A side ended its half of the connection, or reset the whole of it.
     *
     * @param connection the number of the connection
     * @param fromClient whether the client did it
     * @param reset whether by a reset
     * @param nanos when
     */
    void ended(int connection, boolean fromClient, boolean reset, long nanos);

    /**
     * The server cannot be reached; the client gets HTTP 502.
     *
     * @param connection the number of the connection
     * @param why in words
     * @param nanos when
     */
    void unreachable(int connection, String why, long nanos);

    /**
     * Both sides' sockets are closed. The last call for a connection.
     *
     * @param connection the number of the connection
     * @param stopped whether the relay was closed while the connection was open
     * @param nanos when
     */
    void over(int connection, boolean stopped, long nanos);
}
