package dev.neurosdk.server.metrics;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.server.event.EventSink;
import dev.neurosdk.server.event.SessionEvent;
import dev.neurosdk.server.session.SessionView;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts what happens and writes it as a page for a scraper, in Prometheus' text format. Thread-safe.
 *
 * <p>Micrometer is loaded when the first event or the first scrape comes, so that a server starts as fast as without.
 */
public final class MetricsPage implements EventSink {

    /** The media type of the page. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Supplier<List<SessionView>> sessions;
    private volatile @Nullable Counts counts;

    /**
     * Makes an empty page.
     *
     * @param sessions a look at each session that is there, for what waits in them
     */
    public MetricsPage(Supplier<List<SessionView>> sessions) {
        this.sessions = requireNonNull(sessions, "sessions");
    }

    @Override
    public void accept(SessionEvent event) {
        counts().meters.accept(event);
    }

    /** {@return the page as it is now, at most 200 KB} */
    public String text() {
        return PrometheusText.of(counts().registry);
    }

    private Counts counts() {
        Counts known = counts;
        return known == null ? made() : known;
    }

    private synchronized Counts made() {
        Counts known = counts;
        if (known == null) {
            known = new Counts(sessions);
            counts = known;
        }
        return known;
    }

    /** Apart, so that whoever makes a page does not load the registry. */
    private static final class Counts {
        private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, Clock.SYSTEM);
        private final Meters meters;

        Counts(Supplier<List<SessionView>> sessions) {
            registry.config().meterFilter(new LastingHistograms());
            meters = new Meters(registry, sessions);
        }
    }

    /**
     * A simple registry forgets what its histograms counted some minutes ago, and registers a gauge for each bucket; a scraper
     * wants buckets that only ever grow, and once.
     */
    private static final class LastingHistograms implements MeterFilter {

        private static final DistributionStatisticConfig FOR_EVER = DistributionStatisticConfig.builder()
                .expiry(Duration.ofDays(36_500))
                .bufferLength(1)
                .build();

        @Override
        public MeterFilterReply accept(Meter.Id id) {
            return id.getName().endsWith(".histogram") ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
        }

        @Override
        public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
            return FOR_EVER.merge(config);
        }
    }
}
