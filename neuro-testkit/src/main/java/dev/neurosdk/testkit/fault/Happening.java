package dev.neurosdk.testkit.fault;

import dev.neurosdk.testkit.transport.Wire;
import dev.neurosdk.testkit.transport.frame.Frame;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Does to the wires of a line what a {@link ConnectionFault} says. */
final class Happening implements ConnectionFault.Visitor {

    private final FaultLine line;
    private final RandomGenerator random;

    Happening(FaultLine line, RandomGenerator random) {
        this.line = line;
        this.random = random;
    }

    @Override
    public void close(ConnectionFault.Close fault) {
        int code = Checks.drawn(fault.codes(), random);
        for (Outlet.Sending outlet : line.outlets()) {
            if (ConnectionFault.Close.isLegal(code, fault.reason())) {
                var unused = outlet.wire().close(code, fault.reason());
            } else {
                Frame frame = Frame.close(code, fault.reason()).withMasked(outlet.masked());
                var unused = outlet.wire().sendBytes(frame.encode(random.nextInt()));
            }
        }
    }

    @Override
    public void disconnect(ConnectionFault.Disconnect fault) {
        line.wires().forEach(Wire::disconnect);
    }

    @Override
    public void reset(ConnectionFault.Reset fault) {
        line.wires().forEach(Wire::reset);
    }

    @Override
    public void halfOpen(ConnectionFault.HalfOpen fault) {
        line.routes().forEach(route -> route.lane.pause());
        stopReading(fault.lasting(), () -> line.routes().forEach(route -> route.lane.resume()));
    }

    @Override
    public void halfClose(ConnectionFault.HalfClose fault) {
        line.wires().forEach(Wire::shutdownOutput);
    }

    @Override
    public void slowReader(ConnectionFault.SlowReader fault) {
        stopReading(fault.lasting(), () -> {});
    }

    private void stopReading(Duration lasting, Runnable afterwards) {
        line.wires().forEach(Wire::stopReading);
        if (!lasting.isZero()) {
            var unused = line.timeline().schedule(lasting, () -> {
                each(Wire::resumeReading);
                afterwards.run();
            });
        }
    }

    private void each(Consumer<Wire> action) {
        line.wires().forEach(action);
    }
}
