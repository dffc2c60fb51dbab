package dev.neurosdk.testkit.transport;

import java.util.List;

/**
 * Is told what arrives on a {@link Wire}: one call at a time, in order, on a thread of the transport; the next frame is
 * read when the call returns. Implementations don't throw.
 */
public interface WireListener {

    /**
     * A whole text message has arrived.
     *
     * @param text the message
     */
    void text(String text);

    /**
     * A whole text message has arrived, of whose frames the transport knows.
     *
     * @param text the message
     * @param frames the payload's length in each frame, in bytes and in order; empty when the transport does not know
     */
    default void text(String text, List<Integer> frames) {
        text(text);
    }

    /**
     * A whole binary message has arrived.
     *
     * @param bytes the message, owned by the listener
     */
    void binary(byte[] bytes);

    /**
     * A ping has arrived; it is answered already unless {@link Wire#answerPings} says otherwise. Told only by connections that
     * were opened for frames and by those in memory.
     *
     * @param payload its payload, owned by the listener
     */
    default void ping(byte[] payload) {}

    /**
     * A pong has arrived.
     *
     * @param payload its payload, owned by the listener
     */
    void pong(byte[] payload);

    /**
     * Something went wrong on the connection; {@link #closed} follows.
     *
     * @param cause what
     */
    void failed(Throwable cause);

    /**
     * The connection has ended. The last call.
     *
     * @param code the close code (RFC 6455 section 7.4); 1005 for a close frame without one, 1006 for an end without a
     *     close frame
     * @param reason the close frame's reason; for 1006 a description
     */
    void closed(int code, String reason);
}
