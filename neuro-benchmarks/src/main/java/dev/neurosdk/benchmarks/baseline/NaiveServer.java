package dev.neurosdk.benchmarks.baseline;

/** What a competent developer writes in an afternoon: it plays, and checks nothing. */
public final class NaiveServer {

    private NaiveServer() {}

    /**
     * Serves until standard input ends.
     *
     * @param args none
     * @throws Exception when it doesn't start or stop
     */
    public static void main(String[] args) throws Exception {
        LoopbackPort.serve(NaiveEndpoint::new);
    }
}
