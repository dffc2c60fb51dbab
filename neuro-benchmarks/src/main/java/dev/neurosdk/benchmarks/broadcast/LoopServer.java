package dev.neurosdk.benchmarks.broadcast;

import dev.neurosdk.benchmarks.baseline.LoopbackPort;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** The naive broadcast: a set of sessions, and a loop that hands each of them the text. It keeps and checks nothing. */
public final class LoopServer {

    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private long seq;

    private LoopServer() {}

    /**
     * Broadcasts lines such as <code>{"data":1}</code> until standard input ends.
     *
     * @param args none
     * @throws Exception when it doesn't start or stop
     */
    public static void main(String[] args) throws Exception {
        LoopServer server = new LoopServer();
        LoopbackPort.serve(() -> new LoopEndpoint(server.sessions), server::broadcast);
    }

    /** The message is as long as the stream's own. */
    private void broadcast(String line) {
        String text = "{\"type\":\"item\"," + line.substring(1, line.length() - 1) + ",\"timestamp\":\""
                + Instant.now().truncatedTo(ChronoUnit.MILLIS) + "\",\"topic\":\"items\",\"seq\":" + ++seq + "}";
        for (Session session : sessions) {
            session.sendText(text, Callback.NOOP);
        }
    }
}
