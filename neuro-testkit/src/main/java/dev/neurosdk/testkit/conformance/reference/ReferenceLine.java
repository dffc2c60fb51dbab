package dev.neurosdk.testkit.conformance.reference;

/** The way from the reference game to its server. Thread-safe; without effect once it has ended. */
interface ReferenceLine {

    /** Sends a text message. */
    void send(String text);

    /** Sends a close frame. */
    void close(int code);

    /** Ends the connection without one. */
    void cut();
}
