package dev.neurosdk.server.http;

import org.eclipse.jetty.server.Handler;

/** What is answered to HTTP without a WebSocket, on the port that games connect to. Thread-safe. */
public final class Pages extends Handler.Sequence {

    /** The welcome page, and nothing else. */
    public Pages() {
        super(new WelcomePage());
    }
}
