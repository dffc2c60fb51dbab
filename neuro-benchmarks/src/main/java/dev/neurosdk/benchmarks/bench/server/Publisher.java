package dev.neurosdk.benchmarks.bench.server;

import java.io.IOException;

/** Has a server broadcast messages. One call at a time. */
@FunctionalInterface
public interface Publisher {

    /**
     * Publishes a message.
     *
     * @param line <code>{"data":VALUE}</code> and the end of the line, in UTF-8; not kept
     * @throws IOException when the server doesn't take it
     */
    void publish(byte[] line) throws IOException;
}
