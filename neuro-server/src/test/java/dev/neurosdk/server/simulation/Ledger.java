package dev.neurosdk.server.simulation;

import dev.neurosdk.server.event.SessionEvent.StrayResult;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the oracles of all connections know together: who got which id, and who holds which name. */
final class Ledger {

    private final Map<String, Entry> calls = new HashMap<>();
    private final Map<String, Long> holders = new HashMap<>();

    private static final class Entry {
        private final long connection;
        private boolean answered;

        private Entry(long connection) {
            this.connection = connection;
        }
    }

    /** Whether the id is new. */
    boolean given(String id, long connection) {
        return calls.putIfAbsent(id, new Entry(connection)) == null;
    }

    void answered(String id) {
        Entry call = calls.get(id);
        if (call != null) {
            call.answered = true;
        }
    }

    /** What a result is that settles nothing; it counts as the answer from now on. */
    StrayResult stray(String id, long connection) {
        Entry call = calls.get(id);
        if (call == null) {
            return StrayResult.UNKNOWN;
        }
        if (call.connection != connection) {
            return StrayResult.FOREIGN;
        }
        if (call.answered) {
            return StrayResult.DUPLICATE;
        }
        call.answered = true;
        return StrayResult.LATE;
    }

    @Nullable
    Long holder(String name) {
        return holders.get(name);
    }

    void holds(String name, long connection) {
        holders.put(name, connection);
    }

    void releases(String name, long connection) {
        holders.remove(name, connection);
    }
}
