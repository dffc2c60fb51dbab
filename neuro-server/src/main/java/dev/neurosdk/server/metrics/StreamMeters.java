package dev.neurosdk.server.metrics;

import dev.neurosdk.server.stream.StreamFigures;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What a stream does as meters of a registry. */
final class StreamMeters {

    private final MeterRegistry registry;
    private final String stream;
    private final Supplier<StreamFigures> figures;

    private StreamMeters(MeterRegistry registry, String stream, Supplier<StreamFigures> figures) {
        this.registry = registry;
        this.stream = stream;
        this.figures = figures;
    }

    static void bind(MeterRegistry registry, String stream, Supplier<StreamFigures> figures) {
        StreamMeters meters = new StreamMeters(registry, stream, figures);
        meters.gauge("viewers", "Viewers that are connected", StreamFigures::viewers);
        meters.gauge("seq.newest", "Number of the newest item", StreamFigures::newest);
        meters.gauge("seq.oldest", "Number of the oldest item in history", StreamFigures::oldest);
        meters.counter("viewers.connected", "Viewers that have connected", StreamFigures::viewersEver);
        meters.counter("items.published", "Items published", StreamFigures::published);
        meters.counter("messages.sent", "Messages handed to viewers' connections", StreamFigures::sent);
        meters.counter("bytes.sent", "Bytes of these messages", StreamFigures::bytes);
        meters.counter("items.dropped", "Items that slow viewers did not get", StreamFigures::dropped);
        meters.counter("items.conflated", "Items whose place newer ones took", StreamFigures::conflated);
        meters.counter("viewers.expelled", "Viewers disconnected for reading too slowly", StreamFigures::expelled);
        meters.counter("replays", "Times that a viewer went back into history", StreamFigures::replays);
        meters.counter("errors", "Messages of viewers that were no good", StreamFigures::errors);
    }

    private void gauge(String name, String description, ToDoubleFunction<StreamFigures> value) {
        Gauge.builder("neuro.stream." + name, figures, known -> value.applyAsDouble(known.get()))
                .description(description)
                .tag("stream", stream)
                .strongReference(true)
                .register(registry);
    }

    private void counter(String name, String description, ToDoubleFunction<StreamFigures> value) {
        FunctionCounter unused = FunctionCounter.builder(
                        "neuro.stream." + name, figures, known -> value.applyAsDouble(known.get()))
                .description(description)
                .tag("stream", stream)
                .register(registry);
    }
}
