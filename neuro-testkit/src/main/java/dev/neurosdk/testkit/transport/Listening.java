package dev.neurosdk.testkit.transport;

import java.net.URI;

/** A port that is listened to. Thread-safe. */
public interface Listening extends AutoCloseable {

    /** {@return the address to connect to, with the port in use and the path {@code /}} */
    URI uri();

    /** Stops listening; connections that are open stay open. Idempotent. */
    @Override
    void close();
}
