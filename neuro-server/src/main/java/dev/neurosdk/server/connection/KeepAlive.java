package dev.neurosdk.server.connection;

import java.time.Duration;
import java.util.function.BiConsumer;

/** Pings a connection, cuts it when it is dead, and sends it away when it has been idle for too long. Thread-safe. */
final class KeepAlive {

    private final Line line;
    private final PortLimits limits;
    private final BiConsumer<String, String> limitReached;

    private KeepAlive(Line line, PortLimits limits, BiConsumer<String, String> limitReached) {
        this.line = line;
        this.limits = limits;
        this.limitReached = limitReached;
    }

    /** Begins and returns what ends it. */
    static Runnable start(Line line, PortLimits limits, Timetable timetable, BiConsumer<String, String> limitReached) {
        KeepAlive keepAlive = new KeepAlive(line, limits, limitReached);
        Runnable pings = timetable.every(limits.pingInterval(), keepAlive::ping);
        if (limits.idleTime().isZero()) {
            return pings;
        }
        Duration quarter = limits.idleTime().plusNanos(3).dividedBy(4);
        Runnable looks = timetable.every(quarter, keepAlive::look);
        return () -> {
            pings.run();
            looks.run();
        };
    }

    private void ping() {
        if (line.silence().compareTo(limits.pongDeadline()) > 0) {
            limitReached.accept("pongDeadline", "the connection was cut");
            line.disconnect();
        } else if (line.isOpen()) {
            line.ping();
        }
    }

    private void look() {
        if (line.isOpen() && line.sinceMessage().compareTo(limits.idleTime()) >= 0) {
            limitReached.accept("idleTime", "the connection was closed with 1001");
            line.close(1001, "idle");
        }
    }
}
