package dev.neurosdk.server.connection;

import dev.neurosdk.server.connection.HandshakePolicy.Verdict;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Places for connections, in all and by address. Thread-safe. */
final class Slots {

    private final PortLimits limits;
    private final AtomicInteger all = new AtomicInteger();
    private final Map<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();

    Slots(PortLimits limits) {
        this.limits = limits;
    }

    /** What became of the wish for a place. */
    sealed interface Outcome {
        /** There is one. */
        record Taken(Slot slot) implements Outcome {}

        /** There is none. */
        record Full(Verdict.Refused verdict) implements Outcome {}
    }

    Outcome take(InetAddress address) {
        if (all.incrementAndGet() > limits.connections()) {
            all.decrementAndGet();
            return full(503, "This server has all the connections it takes (" + limits.connections() + "); try later.");
        }
        int most =
                address.isLoopbackAddress() ? limits.connectionsPerLoopbackAddress() : limits.connectionsPerAddress();
        if (byAddress.merge(address, 1, Integer::sum) > most && most > 0) {
            release(address);
            return full(429, "Your address has all the connections this server takes from one (" + most + ").");
        }
        return new Outcome.Taken(new Slot(() -> release(address)));
    }

    int taken() {
        return all.get();
    }

    private void release(InetAddress address) {
        byAddress.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
        all.decrementAndGet();
    }

    private static Outcome full(int status, String text) {
        return new Outcome.Full(new Verdict.Refused(status, text));
    }

    /** A place, given back once. */
    static final class Slot {
        private final AtomicBoolean held = new AtomicBoolean(true);
        private final Runnable release;

        private Slot(Runnable release) {
            this.release = release;
        }

        void giveBack() {
            if (held.compareAndSet(true, false)) {
                release.run();
            }
        }
    }
}
