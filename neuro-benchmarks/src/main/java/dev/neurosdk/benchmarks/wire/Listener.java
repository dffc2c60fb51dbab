package dev.neurosdk.benchmarks.wire;

/**
 * Hears what happens on one connection, always on its {@link Loop}'s thread, one call at a time. What it throws ends the
 * connection and is kept as {@link Loop#failure()}.
 */
public interface Listener {

    /**
     * The server has accepted the WebSocket.
     *
     * @param connection can be sent to from now on
     */
    void opened(Connection connection);

    /**
     * The server sent a text message.
     *
     * @param connection on which it came
     * @param bytes where it is; good during this call only
     * @param from its first byte
     * @param length how long it is; the UTF-8 is not checked
     */
    void text(Connection connection, byte[] bytes, int from, int length);

    /**
     * The server sent a binary message. Nothing by default.
     *
     * @param connection on which it came
     * @param length how long it was
     */
    default void binary(Connection connection, int length) {}

    /**
     * The server answered a ping. Nothing by default.
     *
     * @param connection on which it came
     */
    default void pong(Connection connection) {}

    /**
     * The connection has ended, or never came to be. The last call, and always made, unless the loop is closed.
     *
     * @param connection can't be sent to any more
     * @param code the close code of the server's close frame; 1005 when that had none, 1006 when there was no close frame
     * @param why what went wrong, in words; empty when nothing did
     */
    void closed(Connection connection, int code, String why);
}
