package dev.neurosdk.testkit.conformance.server;

import java.io.IOException;

/** Makes a server speak that does not do it because a game talks to it. */
@FunctionalInterface
public interface SpeechCue {

    /**
     * Makes the server begin to say something, without waiting for it to end.
     *
     * @return whether there was a way; without one a game asks for it
     * @throws IOException when the way did not work
     */
    boolean give() throws IOException;

    /** {@return no way: games ask for it} */
    static SpeechCue none() {
        return () -> false;
    }
}
