package dev.neurosdk.testkit.conformance.server;

/** Brings a server back that has died. */
@FunctionalInterface
public interface Restart {

    /**
     * Starts the server anew at the same address.
     *
     * @return whether it listens again
     */
    boolean restart();

    /** {@return a way that never works: nobody knows how to start the server} */
    static Restart none() {
        return () -> false;
    }
}
