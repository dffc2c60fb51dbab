package dev.neurosdk.server.connection;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.websocket.core.WebSocketConnection;

/** Closes connections that have not got a request across in time, however busily they dribble. Thread-safe. */
final class HandshakeWatch implements Connection.Listener {

    private final Timetable timetable;
    private final Duration time;
    private final Map<Connection, Runnable> watched = new ConcurrentHashMap<>();

    HandshakeWatch(Timetable timetable, Duration time) {
        this.timetable = timetable;
        this.time = time;
    }

    @Override
    public void onOpened(Connection connection) {
        if (!(connection instanceof SslConnection) && !(connection instanceof WebSocketConnection)) {
            watch(connection, 0);
        }
    }

    @Override
    public void onClosed(Connection connection) {
        Runnable stop = watched.remove(connection);
        if (stop != null) {
            stop.run();
        }
    }

    private void watch(Connection connection, long requestsBefore) {
        watched.put(connection, timetable.shortly(time, () -> check(connection, requestsBefore)));
    }

    private void check(Connection connection, long requestsBefore) {
        if (watched.remove(connection) == null) {
            return;
        }
        long requests = connection.getMessagesIn();
        boolean answering = requests > connection.getMessagesOut();
        if (requests > requestsBefore || answering) {
            watch(connection, requests);
        } else {
            connection.getEndPoint().close();
        }
    }
}
