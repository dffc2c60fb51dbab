package dev.neurosdk.server.connection;

import dev.neurosdk.server.connection.HandshakePolicy.Verdict;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Places for connections, in all and by address. Thread-safe. */
public final class Slots {

    private final int most;
    private final int perAddress;
    private final int perLoopbackAddress;
    private final AtomicInteger all = new AtomicInteger();
    private final Map<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();

    /**
     * Makes places, all of them free.
     *
     * @param most how many there are
     * @param perAddress how many of them one address of another machine may take; 0 for any number
     * @param perLoopbackAddress the same for an address of this machine
     */
    public Slots(int most, int perAddress, int perLoopbackAddress) {
        this.most = most;
        this.perAddress = perAddress;
        this.perLoopbackAddress = perLoopbackAddress;
    }

    Slots(PortLimits limits) {
        this(limits.connections(), limits.connectionsPerAddress(), limits.connectionsPerLoopbackAddress());
    }

    /** What became of the wish for a place. */
    public sealed interface Outcome {
        /**
         * There is one.
         *
         * @param slot the place
         */
        record Taken(Slot slot) implements Outcome {}

        /**
         * There is none.
         *
         * @param verdict what to answer
         */
        record Full(Verdict.Refused verdict) implements Outcome {}
    }

    /**
     * Takes a place.
     *
     * @param address who wants it
     * @return the place, or why there is none
     */
    public Outcome take(InetAddress address) {
        if (all.incrementAndGet() > most) {
            all.decrementAndGet();
            return full(503, "This server has all the connections it takes (" + most + "); try later.");
        }
        int share = address.isLoopbackAddress() ? perLoopbackAddress : perAddress;
        if (byAddress.merge(address, 1, Integer::sum) > share && share > 0) {
            release(address);
            return full(429, "Your address has all the connections this server takes from one (" + share + ").");
        }
        return new Outcome.Taken(new Slot(() -> release(address)));
    }

    /** {@return how many are taken} */
    public int taken() {
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
    public static final class Slot {
        private final AtomicBoolean held = new AtomicBoolean(true);
        private final Runnable release;

        private Slot(Runnable release) {
            this.release = release;
        }

        /** Gives it back; harmless when called again. */
        public void giveBack() {
            if (held.compareAndSet(true, false)) {
                release.run();
            }
        }
    }
}
