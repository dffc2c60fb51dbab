package dev.neurosdk.testkit.transport;

import static java.util.Objects.requireNonNull;

import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One end of a connection in memory. Confined to the network's thread. */
final class MemoryWire implements Wire {

    private static final int ABNORMAL = 1006;

    private final MemoryNetwork network;
    private final Deque<Runnable> unread = new ArrayDeque<>();
    private final StringBuilder fragments = new StringBuilder();
    private final List<Integer> sizes = new ArrayList<>();
    private @Nullable MemoryWire peer;
    private @Nullable WireListener listener;
    private boolean reading = true;
    private boolean ended;
    private boolean closing;
    private boolean cut;
    private boolean answersPings = true;
    private long lastArrival;

    MemoryWire(MemoryNetwork network) {
        this.network = network;
    }

    void join(MemoryWire other) {
        peer = other;
    }

    void tell(WireListener heard) {
        listener = heard;
    }

    @Override
    public CompletableFuture<Void> sendText(String text) {
        return text(text, List.of(size(text)));
    }

    @Override
    public CompletableFuture<Void> sendFragment(String part, boolean last) {
        fragments.append(part);
        sizes.add(size(part));
        if (!last) {
            return CompletableFuture.completedFuture(null);
        }
        String text = fragments.toString();
        List<Integer> frames = List.copyOf(sizes);
        fragments.setLength(0);
        sizes.clear();
        return text(text, frames);
    }

    private CompletableFuture<Void> text(String text, List<Integer> frames) {
        return send(far -> far.text(text, frames));
    }

    @Override
    public CompletableFuture<Void> sendBinary(byte[] bytes) {
        byte[] copy = bytes.clone();
        return send(far -> far.binary(copy));
    }

    @Override
    public CompletableFuture<Void> ping(byte[] payload) {
        byte[] copy = payload.clone();
        return deliver(far -> {
            if (far.answersPings) {
                var unused = far.pong(copy);
            }
            far.heard(l -> l.ping(copy.clone()));
        });
    }

    @Override
    public CompletableFuture<Void> pong(byte[] payload) {
        byte[] copy = payload.clone();
        return deliver(far -> far.heard(l -> l.pong(copy)));
    }

    @Override
    public void answerPings(boolean automatic) {
        answersPings = automatic;
    }

    @Override
    public CompletableFuture<Void> close(int code, String reason) {
        closing = true;
        return deliver(far -> {
            var unused = far.deliver(near -> near.end(code, reason));
            far.end(code, reason);
        });
    }

    @Override
    public void disconnect() {
        end(ABNORMAL, "disconnected");
        farEnds("the peer disconnected");
    }

    @Override
    public void reset() {
        cut = true;
        end(ABNORMAL, "reset");
        farEnds("reset by the peer");
    }

    @Override
    public void shutdownOutput() {
        closing = true;
        farEnds("the peer ended its half");
    }

    @Override
    public void stopReading() {
        reading = false;
    }

    @Override
    public void resumeReading() {
        reading = true;
        while (reading && !unread.isEmpty()) {
            unread.remove().run();
        }
    }

    @Override
    public boolean isReading() {
        return reading;
    }

    private CompletableFuture<Void> send(Consumer<WireListener> event) {
        return closing ? closed() : deliver(far -> far.heard(event));
    }

    /** What is on its way when this end resets is lost. */
    private CompletableFuture<Void> deliver(Consumer<MemoryWire> event) {
        if (ended) {
            return closed();
        }
        MemoryWire far = requireNonNull(peer);
        lastArrival = network.arrival(lastArrival);
        network.at(lastArrival, () -> {
            if (!cut) {
                far.read(() -> event.accept(far));
            }
        });
        return CompletableFuture.completedFuture(null);
    }

    private void farEnds(String why) {
        MemoryWire far = requireNonNull(peer);
        lastArrival = network.arrival(lastArrival);
        network.at(
                lastArrival,
                () -> far.read(() -> {
                    far.end(ABNORMAL, why);
                    end(ABNORMAL, why);
                }));
    }

    private void read(Runnable event) {
        if (reading) {
            event.run();
        } else {
            unread.add(event);
        }
    }

    private void heard(Consumer<WireListener> event) {
        if (!ended) {
            event.accept(requireNonNull(listener));
        }
    }

    private void end(int code, String reason) {
        if (!ended) {
            ended = true;
            requireNonNull(listener).closed(code, reason);
        }
    }

    private static CompletableFuture<Void> closed() {
        return CompletableFuture.failedFuture(new ClosedChannelException());
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
