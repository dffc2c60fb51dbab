package dev.neurosdk.benchmarks.broadcast;

import java.util.Set;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/** One viewer of a {@link LoopServer}. Public because Jetty requires it; confined to Jetty. */
public final class LoopEndpoint implements Session.Listener.AutoDemanding {

    private final Set<Session> sessions;
    private @Nullable Session session;

    LoopEndpoint(Set<Session> sessions) {
        this.sessions = sessions;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        sessions.add(opened);
        opened.sendText("{\"type\":\"connected\"}", Callback.NOOP);
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        forget();
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
        forget();
        callback.succeed();
    }

    private void forget() {
        Session known = session;
        if (known != null) {
            sessions.remove(known);
        }
    }
}
