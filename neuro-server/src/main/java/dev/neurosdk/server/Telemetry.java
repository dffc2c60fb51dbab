package dev.neurosdk.server;

import dev.neurosdk.server.event.EventSink;
import dev.neurosdk.server.metrics.Meters;
import dev.neurosdk.server.session.SessionView;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who is told what happens on a server: the integrator's sink, and what counts. Immutable.
 *
 * @param events tells all of them
 * @param end takes from an integrator's registry what would show a server that is gone
 */
record Telemetry(EventSink events, Runnable end) {

    static Telemetry of(EventSink sink, @Nullable MeterRegistry registry, Supplier<List<SessionView>> sessions) {
        if (registry == null) {
            return new Telemetry(sink, () -> {});
        }
        Meters meters = new Meters(registry, sessions);
        return new Telemetry(EventSink.all(sink, meters), meters::close);
    }
}
