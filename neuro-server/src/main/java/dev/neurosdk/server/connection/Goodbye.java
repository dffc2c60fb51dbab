package dev.neurosdk.server.connection;

import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;

/**
 * A close frame that leaves behind what was sent before it, and whose answer is awaited, whatever its code (RFC 6455 section
 * 7.1.1). After one of Jetty's own whose code tells of trouble, such as 1001, the socket is closed at once: what the peer is just
 * sending resets it then, and the peer may never see the code. Confined like any frame to who sends it.
 */
public final class Goodbye extends Frame implements CloseStatus.Supplier {

    private final CloseStatus status;

    /**
     * Makes a frame.
     *
     * @param code a code that may be sent (RFC 6455 section 7.4)
     * @param reason at most 123 bytes in UTF-8, cut off there; may be empty
     */
    public Goodbye(int code, String reason) {
        super(OpCode.CLOSE, CloseStatus.asPayloadBuffer(code, reason));
        this.status = new Orderly(code, reason);
    }

    @Override
    public CloseStatus getCloseStatus() {
        return status;
    }

    /** Is nothing that would end the connection before the answer. */
    private static final class Orderly extends CloseStatus {

        Orderly(int code, String reason) {
            super(code, reason);
        }

        @Override
        public boolean isAbnormal() {
            return false;
        }
    }
}
