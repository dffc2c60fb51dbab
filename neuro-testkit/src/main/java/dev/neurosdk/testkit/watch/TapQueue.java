package dev.neurosdk.testkit.watch;

import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.time.TimeScale;
import dev.neurosdk.testkit.time.Timeline;
import dev.neurosdk.testkit.transport.RelayTap;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Carries copies of what is forwarded to a thread of its own, which understands them. Whatever happens there, the
 * forwarding threads only add to a queue; a connection that the queue has no room for is not followed any more. Thread-safe.
 */
final class TapQueue implements RelayTap, AutoCloseable {

    /** The most bytes that wait to be understood. */
    static final long MAX_WAITING = 64L << 20;

    /** What an event takes besides its bytes, or more. */
    private static final int OVERHEAD = 256;

    private static final long POLL_MILLIS = 50;
    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Judge judge;
    private final long maxWaiting;
    private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final AtomicLong waiting = new AtomicLong();
    private final Set<Integer> lost = ConcurrentHashMap.newKeySet();
    private final Map<Integer, ConnectionTap> taps = new TreeMap<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Thread thread;
    private volatile boolean closing;

    TapQueue(Judge judge) {
        this(judge, MAX_WAITING);
    }

    TapQueue(Judge judge, long maxWaiting) {
        this.judge = judge;
        this.maxWaiting = maxWaiting;
        thread = new Thread(this::run, "neuro-testkit-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private record Event(int connection, int size, Consumer<ConnectionTap> told, boolean last) {}

    @Override
    public void bytes(int connection, boolean fromClient, byte[] bytes, long nanos) {
        if (lost.contains(connection)) {
            return;
        }
        int size = bytes.length + OVERHEAD;
        if (waiting.addAndGet(size) > maxWaiting) {
            waiting.addAndGet(-size);
            if (lost.add(connection)) {
                add(connection, 0, tap -> tap.lost(nanos));
            }
            return;
        }
        add(connection, size, tap -> tap.bytes(direction(fromClient), bytes, nanos));
    }

    @Override
    public void ended(int connection, boolean fromClient, boolean reset, long nanos) {
        LogEntry.TcpEvent event = reset ? LogEntry.TcpEvent.RESET : LogEntry.TcpEvent.FIN;
        add(connection, 0, tap -> tap.ended(direction(fromClient), event, nanos));
    }

    @Override
    public void unreachable(int connection, String why, long nanos) {
        add(connection, 0, tap -> tap.unreachable(why, nanos));
    }

    @Override
    public void over(int connection, boolean stopped, long nanos) {
        lost.remove(connection);
        events.add(new Event(connection, 0, tap -> tap.over(stopped, nanos), true));
    }

    /** An entry that somebody else has made. */
    void record(LogEntry entry) {
        if (entry instanceof LogEntry.Message message) {
            int size = message.payload().length + OVERHEAD;
            if (waiting.addAndGet(size) > maxWaiting) {
                waiting.addAndGet(-size);
                if (lost.add(entry.connection())) {
                    add(entry.connection(), 0, tap -> tap.lost(entry.nanos()));
                }
                return;
            }
            add(entry.connection(), size, tap -> judge.record(entry));
        } else {
            add(entry.connection(), 0, tap -> judge.record(entry));
        }
    }

    Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join(TimeScale.scaled(PATIENCE).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void add(int connection, int size, Consumer<ConnectionTap> told) {
        events.add(new Event(connection, size, told, false));
    }

    private void run() {
        long nextTick = System.nanoTime();
        while (!closing || !events.isEmpty()) {
            try {
                Event event = events.poll(closing ? 1 : POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (event != null) {
                    tell(event);
                }
                if (System.nanoTime() - nextTick >= 0) {
                    nextTick = System.nanoTime() + TICK.toNanos();
                    guarded(() -> taps.keySet()
                            .forEach(connection ->
                                    judge.tick(connection, Timeline.real().nanos())));
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void tell(Event event) {
        waiting.addAndGet(-event.size);
        ConnectionTap tap = taps.computeIfAbsent(event.connection, number -> new ConnectionTap(number, judge));
        guarded(() -> event.told.accept(tap));
        if (event.last) {
            taps.remove(event.connection);
        }
    }

    /** Somebody else's mistake, or a bug of ours, costs what it concerns and nothing more. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            failure.compareAndSet(null, e);
        }
    }

    private static Direction direction(boolean fromClient) {
        return fromClient ? Direction.C2S : Direction.S2C;
    }
}
