package dev.neurosdk.benchmarks.soak.server;

import org.eclipse.jetty.websocket.api.Session;

/** A session that does nothing with what it hears. Public because Jetty requires it; confined to Jetty. */
public final class BareEndpoint implements Session.Listener.AutoDemanding {

    BareEndpoint() {}

    @Override
    public void onWebSocketText(String message) {}

    @Override
    public void onWebSocketError(Throwable cause) {}
}
