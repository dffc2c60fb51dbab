package dev.neurosdk.testkit.conformance.game;

import java.io.IOException;
import java.net.URI;

/** Starts and ends the game under test. Implementations say how thread-safe they are. */
public interface GameLauncher {

    /**
     * Starts the game; when one runs, that one is ended first.
     *
     * @param server the address that it is told
     * @throws IOException when it can't be started
     */
    void launch(URI server) throws IOException;

    /** {@return whether the game that was started last still runs} */
    boolean isRunning();

    /** Ends the game, and everything that it started. Idempotent. */
    void stop();
}
