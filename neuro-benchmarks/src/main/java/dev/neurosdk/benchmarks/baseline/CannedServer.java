package dev.neurosdk.benchmarks.baseline;

/** The limit: Jetty alone, which answers every force with the same frame and understands nothing. */
public final class CannedServer {

    private CannedServer() {}

    /**
     * Serves until standard input ends.
     *
     * @param args none
     * @throws Exception when it doesn't start or stop
     */
    public static void main(String[] args) throws Exception {
        LoopbackPort.serve(CannedEndpoint::new);
    }
}
