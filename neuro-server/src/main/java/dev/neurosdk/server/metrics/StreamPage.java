package dev.neurosdk.server.metrics;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.server.http.Scrape;
import dev.neurosdk.server.stream.StreamFigures;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A stream's figures as a page for a scraper, in Prometheus' text format. Thread-safe. */
public final class StreamPage implements Scrape {

    private final Supplier<String> name;
    private final Supplier<StreamFigures> figures;
    private @Nullable SimpleMeterRegistry registry;

    /**
     * Makes a page. Micrometer is loaded when it is looked at for the first time.
     *
     * @param name the stream's name
     * @param figures what it has done so far
     */
    public StreamPage(Supplier<String> name, Supplier<StreamFigures> figures) {
        this.name = requireNonNull(name, "name");
        this.figures = requireNonNull(figures, "figures");
    }

    @Override
    public String contentType() {
        return MetricsPage.CONTENT_TYPE;
    }

    @Override
    public synchronized String text() {
        SimpleMeterRegistry known = registry;
        if (known == null) {
            known = new SimpleMeterRegistry();
            StreamMeters.bind(known, name.get(), figures);
            registry = known;
        }
        return PrometheusText.of(known);
    }
}
