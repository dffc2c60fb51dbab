package dev.neurosdk.server.metrics;

import dev.neurosdk.server.event.EventSink;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.session.SessionView;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Supplier;

/**
 * Moves the meters of a Micrometer registry by what happens. Thread-safe.
 *
 * <p>Names begin with {@code neuro.}; {@code docs/operating.md} lists them. Whatever games send, the number of meters stays
 * below 500. A registry takes the meters of one server: those of a second one with the same registry are added to the
 * counters, and its gauges are not taken.
 */
public final class Meters implements EventSink, AutoCloseable {

    private final MeterRegistry registry;
    private final EventMeters events;
    private final QueueMeters queues;
    private final Gauge connections;

    /**
     * Registers the meters.
     *
     * @param registry where to; its clock measures latencies
     * @param sessions a look at each session that is there, for what waits in them
     */
    public Meters(MeterRegistry registry, Supplier<List<SessionView>> sessions) {
        this.registry = registry;
        this.events = new EventMeters(registry);
        this.queues = new QueueMeters(registry, sessions);
        this.connections = Gauge.builder("neuro.connections", events::connections)
                .description("Connections that are open")
                .register(registry);
    }

    @Override
    public void accept(SessionEvent event) {
        event.accept(events);
    }

    /** Takes the gauges away, which would show a server that is gone; what was counted stays. */
    @Override
    public void close() {
        queues.remove();
        registry.remove(connections);
    }

    int running() {
        return events.running();
    }
}
