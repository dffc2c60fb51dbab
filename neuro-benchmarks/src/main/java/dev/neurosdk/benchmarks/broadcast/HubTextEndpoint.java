package dev.neurosdk.benchmarks.broadcast;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.neurosdk.server.stream.Grant;
import dev.neurosdk.server.stream.StreamHub;
import dev.neurosdk.server.stream.Viewer;
import dev.neurosdk.server.stream.ViewerLine;
import dev.neurosdk.server.stream.Wish;
import java.nio.ByteBuffer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/** One viewer of a {@link HubTextServer}. Public because Jetty requires it; sending is thread-safe, all else confined to Jetty. */
public final class HubTextEndpoint implements Session.Listener.AutoDemanding, ViewerLine {

    private final StreamHub hub;
    private volatile @Nullable Session session;
    private @Nullable Viewer viewer;

    HubTextEndpoint(StreamHub hub) {
        this.hub = hub;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        viewer = hub.register(this, "viewer", Grant.all(), Wish.EVERYTHING_FROM_NOW_ON);
    }

    @Override
    public void send(ByteBuffer text, boolean more, Runnable sent) {
        Session open = session;
        if (open == null) {
            sent.run();
        } else {
            open.sendText(UTF_8.decode(text).toString(), Callback.from(sent, failure -> sent.run()));
        }
    }

    @Override
    public void close(int code, String reason) {
        Session open = session;
        if (open != null) {
            open.close(code, reason, Callback.NOOP);
        }
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        end();
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
        end();
        callback.succeed();
    }

    private void end() {
        Viewer known = viewer;
        if (known != null) {
            known.closed();
        }
    }
}
