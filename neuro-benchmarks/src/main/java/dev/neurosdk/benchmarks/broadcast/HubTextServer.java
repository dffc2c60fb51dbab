package dev.neurosdk.benchmarks.broadcast;

import dev.neurosdk.benchmarks.baseline.LoopbackPort;
import dev.neurosdk.server.stream.StreamHub;

/** The stream's hub behind {@code Session.sendText}: what Jetty's core interface is worth is the difference to the stream. */
public final class HubTextServer {

    private static final String BEFORE = "{\"data\":";

    private HubTextServer() {}

    /**
     * Broadcasts lines such as <code>{"data":1}</code> until standard input ends.
     *
     * @param args none
     * @throws Exception when it doesn't start or stop
     */
    public static void main(String[] args) throws Exception {
        try (StreamHub hub = StreamHub.builder().build()) {
            LoopbackPort.serve(() -> new HubTextEndpoint(hub), line -> publish(hub, line));
        }
    }

    private static void publish(StreamHub hub, String line) {
        long unused = hub.publish("items", "item", line.substring(BEFORE.length(), line.length() - 1));
    }
}
