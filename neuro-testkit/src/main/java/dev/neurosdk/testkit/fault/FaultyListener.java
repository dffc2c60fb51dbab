package dev.neurosdk.testkit.fault;

import dev.neurosdk.testkit.transport.WireListener;
import java.time.Duration;
import java.util.List;

/** A listener behind a {@link FaultLine}. Thread-safe. */
final class FaultyListener implements WireListener {

    private final FaultLine line;
    private final Route route;
    private final WireListener listener;

    FaultyListener(FaultLine line, Route route, WireListener listener) {
        this.line = line;
        this.route = route;
        this.listener = listener;
    }

    @Override
    public void text(String text) {
        text(text, List.of());
    }

    @Override
    public void text(String text, List<Integer> frames) {
        var unused = line.message(route, Parcel.arrived(text, frames));
    }

    @Override
    public void binary(byte[] bytes) {
        var unused = line.message(route, Parcel.binary(bytes));
    }

    @Override
    public void ping(byte[] payload) {
        route.lane.pass(Duration.ZERO, () -> {
            listener.ping(payload);
            line.answer(route.direction, payload);
        });
    }

    @Override
    public void pong(byte[] payload) {
        if (line.control(ControlFault.NoPong.class, route.direction).isPresent()) {
            return;
        }
        line.later(route.direction, () -> route.lane.pass(Duration.ZERO, () -> listener.pong(payload)));
    }

    @Override
    public void failed(Throwable cause) {
        route.lane.pass(Duration.ZERO, () -> listener.failed(cause));
    }

    @Override
    public void closed(int code, String reason) {
        Duration slowness = line.control(ControlFault.SlowClose.class, route.direction)
                .map(ControlFault.SlowClose::delay)
                .orElse(Duration.ZERO);
        line.release(route);
        line.end();
        route.lane.pass(slowness, () -> {
            listener.closed(code, reason);
            route.lane.end();
        });
    }
}
