package dev.neurosdk.server.connection;

import java.io.IOException;

/** A server could not start; the message says why and what to do. */
public final class StartFailedException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message why, and what to do
     */
    public StartFailedException(String message) {
        super(message);
    }

    /**
     * Makes the exception.
     *
     * @param message why, and what to do
     * @param cause what was thrown
     */
    public StartFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
