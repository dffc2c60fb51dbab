package dev.neurosdk.testkit.fault;

import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.transport.Wire;
import dev.neurosdk.testkit.transport.WireListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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
            if (line.answersPings()) {
                answer(payload);
            }
        });
    }

    private void answer(byte[] payload) {
        Direction way = route.direction.opposite();
        if (line.control(ControlFault.NoPong.class, way).isPresent()) {
            return;
        }
        line.answering(route.direction)
                .filter(answering -> answering.outlet instanceof Outlet.Sending)
                .ifPresent(answering -> {
                    Wire wire = ((Outlet.Sending) answering.outlet).wire();
                    later(way, () -> {
                        var unused = answering.lane.pass(Duration.ZERO, () -> wire.pong(payload));
                    });
                });
    }

    @Override
    public void pong(byte[] payload) {
        if (line.control(ControlFault.NoPong.class, route.direction).isPresent()) {
            return;
        }
        later(route.direction, () -> route.lane.pass(Duration.ZERO, () -> listener.pong(payload)));
    }

    /** At once, or when a late pong comes. */
    private void later(Direction way, Runnable pong) {
        Optional<ControlFault.LatePong> late = line.control(ControlFault.LatePong.class, way);
        if (late.isPresent()) {
            var unused = line.timeline().schedule(late.get().delay(), pong);
        } else {
            pong.run();
        }
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
