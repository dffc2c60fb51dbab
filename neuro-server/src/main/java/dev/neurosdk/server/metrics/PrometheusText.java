package dev.neurosdk.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Writes counters, gauges and timers in Prometheus' text format, version 0.0.4. Timers become histograms in seconds.
 * Confined to one page.
 */
final class PrometheusText {

    private final StringBuilder page = new StringBuilder(16_384);

    private PrometheusText() {}

    static String of(MeterRegistry registry) {
        Map<String, List<Meter>> families = new TreeMap<>();
        registry.forEachMeter(meter ->
                families.computeIfAbsent(name(meter), name -> new ArrayList<>()).add(meter));
        PrometheusText text = new PrometheusText();
        families.forEach(text::family);
        return text.page.toString();
    }

    private static String name(Meter meter) {
        String name = meter.getId().getName().replaceAll("[^a-zA-Z0-9_]", "_");
        return switch (meter.getId().getType()) {
            case COUNTER -> name + "_total";
            case TIMER -> name + "_seconds";
            default -> name;
        };
    }

    private void family(String name, List<Meter> meters) {
        Meter.Id id = meters.get(0).getId();
        String description = Objects.requireNonNullElse(id.getDescription(), "");
        page.append("# HELP ")
                .append(name)
                .append(' ')
                .append(escaped(description))
                .append("\n# TYPE ");
        page.append(name).append(' ').append(type(id.getType())).append('\n');
        meters.stream().sorted((a, b) -> labels(a).compareTo(labels(b))).forEach(meter -> samples(name, meter));
    }

    private static String type(Meter.Type type) {
        return switch (type) {
            case COUNTER -> "counter";
            case TIMER -> "histogram";
            default -> "gauge";
        };
    }

    private void samples(String name, Meter meter) {
        if (meter instanceof Counter counter) {
            sample(name, labels(meter), counter.count());
        } else if (meter instanceof FunctionCounter counter) {
            sample(name, labels(meter), counter.count());
        } else if (meter instanceof Gauge gauge) {
            sample(name, labels(meter), gauge.value());
        } else if (meter instanceof Timer timer) {
            histogram(name, labels(meter), timer.takeSnapshot());
        }
    }

    private void histogram(String name, String labels, HistogramSnapshot snapshot) {
        double highest = 0;
        for (CountAtBucket bucket : snapshot.histogramCounts()) {
            highest = bucket.count();
            String bound = number(bucket.bucket(TimeUnit.SECONDS));
            sample(name + "_bucket", joined(labels, "le=\"" + bound + '"'), highest);
        }
        // What is recorded while this is written may be in the buckets and not yet in the count.
        double count = Math.max((double) snapshot.count(), highest);
        sample(name + "_bucket", joined(labels, "le=\"+Inf\""), count);
        sample(name + "_sum", labels, snapshot.total(TimeUnit.SECONDS));
        sample(name + "_count", labels, count);
    }

    private void sample(String name, String labels, double value) {
        page.append(name);
        if (!labels.isEmpty()) {
            page.append('{').append(labels).append('}');
        }
        page.append(' ').append(number(value)).append('\n');
    }

    private static String labels(Meter meter) {
        StringBuilder labels = new StringBuilder();
        for (Tag tag : meter.getId().getTags()) {
            labels.append(labels.isEmpty() ? "" : ",")
                    .append(tag.getKey().replaceAll("[^a-zA-Z0-9_]", "_"))
                    .append("=\"")
                    .append(escaped(tag.getValue()).replace("\"", "\\\""))
                    .append('"');
        }
        return labels.toString();
    }

    private static String joined(String labels, String last) {
        return labels.isEmpty() ? last : labels + ',' + last;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }
}
