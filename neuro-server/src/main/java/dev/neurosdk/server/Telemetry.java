package dev.neurosdk.server;

import dev.neurosdk.server.event.EventSink;
import dev.neurosdk.server.http.Scrape;
import dev.neurosdk.server.metrics.Meters;
import dev.neurosdk.server.metrics.MetricsPage;
import dev.neurosdk.server.session.SessionView;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who is told what happens on a server: the integrator's sink, and what counts. Immutable.
 *
 * @param events tells all of them
 * @param scrape the figures for a monitoring system; null for none
 * @param end takes from an integrator's registry what would show a server that is gone
 */
record Telemetry(EventSink events, @Nullable Scrape scrape, Runnable end) {

    static Telemetry of(EventSink sink, @Nullable Scrape scrape) {
        return new Telemetry(sink, scrape, () -> {});
    }

    /** Counts into an integrator's registry too. */
    Telemetry counting(MeterRegistry registry, Supplier<List<SessionView>> sessions) {
        Meters meters = new Meters(registry, sessions);
        return new Telemetry(EventSink.all(events, meters), scrape, meters::close);
    }

    /** Counts for a page of its own too. */
    Telemetry paged(Supplier<List<SessionView>> sessions) {
        MetricsPage page = new MetricsPage(sessions);
        return new Telemetry(EventSink.all(events, page), new Figures(page), end);
    }

    private record Figures(MetricsPage page) implements Scrape {
        @Override
        public String contentType() {
            return MetricsPage.CONTENT_TYPE;
        }

        @Override
        public String text() {
            return page.text();
        }
    }
}
