package dev.neurosdk.benchmarks.baseline;

import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/** Answers whatever begins like a force. Public because Jetty requires it; confined to Jetty. */
public final class CannedEndpoint implements Session.Listener.AutoDemanding {

    private static final String FORCE = "{\"command\":\"actions/force\"";
    private static final String ANSWER = """
            {"command":"action","data":{"id":"7c1e9b52-0f0a-4f7e-9a53-2d2b9a8f6c11","name":"set_course",\
            "data":"{\\"place\\":\\"Amber Reach\\",\\"speed\\":3}"}}""";

    private @Nullable Session session;

    CannedEndpoint() {}

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
    }

    @Override
    public void onWebSocketText(String message) {
        Session open = session;
        if (open != null && message.startsWith(FORCE)) {
            open.sendText(ANSWER, Callback.NOOP);
        }
    }

    @Override
    public void onWebSocketError(Throwable cause) {}
}
