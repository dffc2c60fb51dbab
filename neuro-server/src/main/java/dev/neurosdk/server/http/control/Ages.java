package dev.neurosdk.server.http.control;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.server.event.EventSink;
import dev.neurosdk.server.event.SessionEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Since when forces are open and results are owed. Keeps no more than sessions do. Thread-safe. */
public final class Ages implements EventSink {

    private final LongSupplier nanos;
    private final Map<Long, Begun> since = new ConcurrentHashMap<>();

    /** What is under way in one session: a few things, by the id of a call or the number of a force. Thread-safe. */
    private static final class Begun {
        private final List<Begin> begins = new ArrayList<>(2);

        private record Begin(Object what, long at) {}

        synchronized void add(Object what, long at) {
            begins.add(new Begin(what, at));
        }

        synchronized void remove(Object what) {
            begins.removeIf(begin -> begin.what.equals(what));
        }

        synchronized OptionalLong at(Object what) {
            return begins.stream()
                    .filter(begin -> begin.what.equals(what))
                    .mapToLong(Begin::at)
                    .findFirst();
        }
    }

    /**
     * Knows of nothing yet.
     *
     * @param nanos the time, in nanoseconds from any start, for example {@link System#nanoTime()}
     */
    public Ages(LongSupplier nanos) {
        this.nanos = requireNonNull(nanos, "nanos");
    }

    @Override
    public void accept(SessionEvent event) {
        long session = event.session().number();
        if (event instanceof SessionEvent.Connected) {
            since.put(session, new Begun());
        } else if (event instanceof SessionEvent.Disconnected) {
            since.remove(session);
        } else if (event instanceof SessionEvent.CallMade call) {
            begins(session, call.id());
        } else if (event instanceof SessionEvent.CallEnded call) {
            ends(session, call.id());
        } else if (event instanceof SessionEvent.ForceOpened force) {
            begins(session, force.force());
        } else if (event instanceof SessionEvent.ForceEnded force) {
            ends(session, force.force());
        }
    }

    /** How long a result has been owed, in milliseconds. */
    long ofCall(long session, String id) {
        return age(session, id);
    }

    /** How long a force has been open, in milliseconds. */
    long ofForce(long session, long force) {
        return age(session, force);
    }

    private void begins(long session, Object what) {
        Begun known = since.get(session);
        if (known != null) {
            known.add(what, nanos.getAsLong());
        }
    }

    /** Nothing for what has begun a moment ago and was not told yet. */
    private long age(long session, Object what) {
        Begun known = since.get(session);
        OptionalLong begin = known == null ? OptionalLong.empty() : known.at(what);
        return begin.isEmpty()
                ? 0
                : Duration.ofNanos(nanos.getAsLong() - begin.getAsLong()).toMillis();
    }

    private void ends(long session, Object what) {
        Begun known = since.get(session);
        if (known != null) {
            known.remove(what);
        }
    }
}
