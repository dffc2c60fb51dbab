package dev.neurosdk.server.metrics;

import dev.neurosdk.server.force.ForceState;
import dev.neurosdk.server.session.SessionView;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is there and what waits, over all connections, as a look at the sessions shows it. One look serves all gauges for half
 * a second, so that a scrape costs one. Thread-safe.
 */
final class QueueMeters {

    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Supplier<List<SessionView>> sessions;
    private final MeterRegistry registry;
    private final Clock clock;
    private final List<Gauge> gauges = new ArrayList<>();
    private volatile @Nullable Look last;

    /** The sums of one look. */
    private record Look(long at, List<SessionView> views) {
        double sum(ToIntFunction<SessionView> each) {
            return views.stream().mapToInt(each).sum();
        }
    }

    QueueMeters(MeterRegistry registry, Supplier<List<SessionView>> sessions) {
        this.registry = registry;
        this.sessions = sessions;
        this.clock = registry.config().clock();
        gauge(
                "neuro.games",
                "Games that have spoken and are connected",
                view -> view.games().size());
        gauge("neuro.actions", "Actions registered", view -> view.registry().size());
        gauge("neuro.calls.owed", "Calls whose result is owed", view -> view.owed() == null ? 0 : 1);
        gauge("neuro.forces.open", "Forces that are open", view -> view.force() instanceof ForceState.Idle ? 0 : 1);
        gauge("neuro.forces.waiting", "Forces that wait for an open one to end", SessionView::waitingForces);
        gauge("neuro.acts.waiting", "Acts of the character's own that wait", SessionView::waitingActs);
        gauge(
                "neuro.connections.paused",
                "Connections whose decider is paused",
                view -> view.pause().isOn() ? 1 : 0);
        gauge("neuro.contexts.held", "Context messages kept until an owed result is in", SessionView::heldContexts);
    }

    void remove() {
        gauges.forEach(registry::remove);
    }

    private void gauge(String name, String description, ToIntFunction<SessionView> each) {
        gauges.add(Gauge.builder(name, () -> look().sum(each))
                .description(description)
                .register(registry));
    }

    private Look look() {
        Look known = last;
        if (known != null && clock.monotonicTime() - known.at() < FRESH_NANOS) {
            return known;
        }
        Look fresh = new Look(clock.monotonicTime(), sessions.get());
        last = fresh;
        return fresh;
    }
}
