package dev.neurosdk.benchmarks.soak.server;

import dev.neurosdk.benchmarks.baseline.LoopbackPort;

/** The yardstick: Jetty alone, whose sessions do nothing. Ends when its standard input does. */
public final class BareServer {

    private BareServer() {}

    /**
     * Serves on any free loopback port and says which.
     *
     * @param args none
     * @throws Exception when it doesn't start or stop
     */
    public static void main(String[] args) throws Exception {
        LoopbackPort.serve(BareEndpoint::new);
    }
}
