package dev.neurosdk.server.connection;

import org.eclipse.jetty.websocket.core.CloseStatus;

/**
 * How a connection is ended with a close frame that leaves behind what was sent before it, and whose answer is awaited, whatever
 * its code (RFC 6455 section 7.1.1). After one of Jetty's own whose code tells of trouble, such as 1001, the socket is closed at
 * once: what the peer is just sending resets it then, and the peer may never see the code. Immutable.
 */
public final class Goodbye extends CloseStatus {

    /**
     * Says how.
     *
     * @param code a code that may be sent (RFC 6455 section 7.4)
     * @param reason at most 123 bytes in UTF-8, cut off there; may be empty
     */
    public Goodbye(int code, String reason) {
        super(code, reason);
    }

    /** {@return false: nothing here ends the connection before the answer} */
    @Override
    public boolean isAbnormal() {
        return false;
    }
}
