package dev.neurosdk.testkit.conformance.reference;

import dev.neurosdk.testkit.transport.Dial;
import dev.neurosdk.testkit.transport.Network;
import dev.neurosdk.testkit.transport.Wire;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** A line over a connection of the kit. Thread-safe. */
final class WireLine implements ReferenceLine {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int ABNORMAL = 1006;

    private final Wire wire;

    private WireLine(Wire wire) {
        this.wire = wire;
    }

    /** Opens a line over a network that makes nobody wait. */
    static void open(Network network, URI server, ReferenceSession session) {
        try {
            Wire wire = network.connect(new Dial(server, Map.of(), null, PATIENCE, true), session);
            session.opened(new WireLine(wire));
        } catch (IOException e) {
            session.closed(ABNORMAL, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void send(String text) {
        var unused = wire.sendText(text);
    }

    @Override
    public void close(int code) {
        var unused = wire.close(code, "");
    }

    @Override
    public void cut() {
        wire.disconnect();
    }
}
