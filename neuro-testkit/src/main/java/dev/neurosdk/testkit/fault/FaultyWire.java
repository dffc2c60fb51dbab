package dev.neurosdk.testkit.fault;

import dev.neurosdk.testkit.transport.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A wire behind a {@link FaultLine}. Thread-safe. */
final class FaultyWire implements Wire {

    private final FaultLine line;
    private final Route route;
    private final Wire wire;
    private final List<String> parts = new ArrayList<>();

    FaultyWire(FaultLine line, Route route, Wire wire) {
        this.line = line;
        this.route = route;
        this.wire = wire;
    }

    @Override
    public CompletableFuture<Void> sendText(String text) {
        return line.message(route, Parcel.text(text));
    }

    @Override
    public CompletableFuture<Void> sendFragment(String part, boolean last) {
        List<String> whole;
        synchronized (parts) {
            parts.add(part);
            if (!last) {
                return CompletableFuture.completedFuture(null);
            }
            whole = List.copyOf(parts);
            parts.clear();
        }
        return line.message(route, Parcel.fragments(whole));
    }

    @Override
    public CompletableFuture<Void> sendBinary(byte[] bytes) {
        return line.message(route, Parcel.binary(bytes.clone()));
    }

    @Override
    public CompletableFuture<Void> ping(byte[] payload) {
        byte[] copy = payload.clone();
        return route.lane.pass(Duration.ZERO, () -> wire.ping(copy));
    }

    @Override
    public CompletableFuture<Void> pong(byte[] payload) {
        byte[] copy = payload.clone();
        return route.lane.pass(Duration.ZERO, () -> wire.pong(copy));
    }

    @Override
    public CompletableFuture<Void> sendBytes(byte[] bytes) {
        byte[] copy = bytes.clone();
        return route.lane.pass(Duration.ZERO, () -> wire.sendBytes(copy));
    }

    @Override
    public boolean sendsBytes() {
        return wire.sendsBytes();
    }

    @Override
    public void answerPings(boolean automatic) {
        wire.answerPings(automatic && !line.answersPings());
    }

    @Override
    public CompletableFuture<Void> close(int code, String reason) {
        line.release(route);
        return route.lane.pass(slowness(), () -> wire.close(code, reason));
    }

    @Override
    public void disconnect() {
        line.release(route);
        if (route.lane.isPaused()) {
            line.abandon();
            wire.disconnect();
        } else {
            route.lane.pass(slowness(), wire::disconnect);
        }
    }

    @Override
    public void reset() {
        line.abandon();
        wire.reset();
    }

    @Override
    public void shutdownOutput() {
        line.release(route);
        route.lane.pass(slowness(), wire::shutdownOutput);
    }

    @Override
    public void stopReading() {
        wire.stopReading();
    }

    @Override
    public void resumeReading() {
        wire.resumeReading();
    }

    @Override
    public boolean isReading() {
        return wire.isReading();
    }

    private Duration slowness() {
        return line.control(ControlFault.SlowClose.class, route.direction)
                .map(ControlFault.SlowClose::delay)
                .orElse(Duration.ZERO);
    }
}
