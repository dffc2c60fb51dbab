package dev.neurosdk.benchmarks.bench.load;

import dev.neurosdk.benchmarks.wire.Connection;
import dev.neurosdk.benchmarks.wire.Listener;
import dev.neurosdk.benchmarks.wire.Template;
import java.nio.charset.StandardCharsets;

/**
 * What all games have in common: an action gets its result, what servers say besides is counted, and whatever the
 * protocol does not let them say is a surprise. Confined to its lane.
 */
abstract class Hearing implements Listener {

    private static final byte[] ACTION = bytes("action");
    private static final byte[] ACKNOWLEDGEMENT = bytes("startup");
    private static final byte[] REREGISTER = bytes("actions/reregister_all");

    final Lane lane;
    private final Template result;

    Hearing(Lane lane, Script script) {
        this.lane = lane;
        this.result = script.result();
    }

    /** An action came, and its result has been sent. */
    abstract void acted(Connection connection, long now);

    @Override
    public final void text(Connection connection, byte[] bytes, int from, int length) {
        lane.envelope.read(bytes, from, length);
        if (lane.envelope.commandIs(ACTION) && lane.envelope.idLength() > 0) {
            long now = System.nanoTime();
            lane.counts.actions++;
            lane.counts.results++;
            connection.send(result, bytes, lane.envelope.idFrom(), lane.envelope.idLength());
            acted(connection, now);
        } else if (lane.envelope.commandIs(ACKNOWLEDGEMENT) || lane.envelope.commandIs(REREGISTER)) {
            lane.counts.notices++;
        } else {
            lane.counts.surprise(
                    "a message: " + new String(bytes, from, Math.min(length, 200), StandardCharsets.UTF_8));
        }
    }

    @Override
    public final void binary(Connection connection, int length) {
        lane.counts.surprise("a binary message");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
