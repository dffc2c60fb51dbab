package dev.neurosdk.server.event;

import java.util.List;
import java.util.Map;

/**
 * Is told what goes over the wires of a server, as it is: texts before they are read and after they are written. For
 * recordings; whoever wants to know what it means takes an {@link EventSink}. Called on the threads that serve the games,
 * several at a time, but in order for each connection: it must be thread-safe and return at once. What it throws is logged
 * and changes nothing.
 */
public interface WireTap {

    /**
     * A connection was opened. Where the server wants tokens, they have been taken out.
     *
     * @param connection its number, from 1; {@link SessionRef#number()}
     * @param target path and query
     * @param headers of the handshake; names in any case
     */
    void opened(long connection, String target, Map<String, List<String>> headers);

    /**
     * A whole text message came, within the limits.
     *
     * @param connection the number of the connection
     * @param text the message, every character as it came
     */
    void received(long connection, String text);

    /**
     * A whole binary message came, within the limits.
     *
     * @param connection the number of the connection
     * @param bytes the message, owned by the tap
     */
    void received(long connection, byte[] bytes);

    /**
     * A text message is handed to the connection.
     *
     * @param connection the number of the connection
     * @param text the message
     */
    void sent(long connection, String text);

    /**
     * A connection has ended. The last call for it.
     *
     * @param connection the number of the connection
     * @param byServer whether the server ended it
     * @param code the close code; 1005 for a close frame without one, 1006 for an end without a close frame
     * @param reason the reason; may be empty
     */
    void closed(long connection, boolean byServer, int code, String reason);

    /** {@return a tap that is told everything and does nothing} */
    static WireTap none() {
        return NoTap.NONE;
    }
}
