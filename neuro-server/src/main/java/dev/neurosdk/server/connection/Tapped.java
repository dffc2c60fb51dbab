package dev.neurosdk.server.connection;

import dev.neurosdk.server.event.WireTap;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a tap of one connection; what the tap throws ends here. Thread-safe, but for binary parts. */
final class Tapped {

    private static final Logger LOG = LoggerFactory.getLogger(Tapped.class);

    private final WireTap tap;
    private final long number;
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream(0);
    private volatile boolean ending;

    Tapped(WireTap tap, long number) {
        this.tap = tap;
        this.number = number;
    }

    void opened(Handshake handshake) {
        String query = handshake.query() == null ? "" : "?" + handshake.query();
        guarded(() -> tap.opened(number, handshake.path() + query, handshake.headers()));
    }

    void received(String text) {
        guarded(() -> tap.received(number, text));
    }

    /** A part within the limits; confined to the thread that reads. */
    void received(ByteBuffer part, boolean last) {
        if (tap == WireTap.none()) {
            return;
        }
        byte[] bytes = new byte[part.remaining()];
        part.duplicate().get(bytes);
        binary.writeBytes(bytes);
        if (last) {
            byte[] whole = binary.toByteArray();
            binary.reset();
            guarded(() -> tap.received(number, whole));
        }
    }

    void sent(String text) {
        guarded(() -> tap.sent(number, text));
    }

    /** This side ends the connection. */
    void ending() {
        ending = true;
    }

    void closed(int code, String reason) {
        guarded(() -> tap.closed(number, ending, code, reason));
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.warn("The tap of connection {} failed", number, e);
        }
    }
}
