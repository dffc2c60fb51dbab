package dev.neurosdk.benchmarks.bench.load;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What a round gave. Not to be changed.
 *
 * @param measures the figures
 * @param counts what was sent and received, by name, from connecting to parting
 * @param surprise the first thing that should not have happened, or null when nothing did
 * @param latency how long operations took, in nanoseconds
 */
public record Outcome(
        Map<Measure, Double> measures,
        Map<String, Long> counts,
        @Nullable String surprise,
        Histogram latency) {

    private static final double MICROS = 1e3;

    /** Copies the maps. */
    public Outcome {
        Map<Measure, Double> ordered = new EnumMap<>(Measure.class);
        ordered.putAll(measures);
        measures = Collections.unmodifiableMap(ordered);
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    /** Sums lanes up whose threads have finished. */
    static Outcome of(List<Lane> lanes, double seconds, Usage usage) {
        Counts counts = new Counts();
        Histogram latency = new Histogram(lanes.get(0).latency);
        long units = 0;
        for (Lane lane : lanes) {
            counts.add(lane.counts);
            latency.add(lane.latency);
            units += lane.units();
        }
        latency.setStartTimeStamp(System.currentTimeMillis() - (long) (seconds * 1e3));
        latency.setEndTimeStamp(System.currentTimeMillis());
        Map<Measure, Double> measures = new EnumMap<>(Measure.class);
        measures.put(Measure.RATE, units / seconds);
        if (latency.getTotalCount() > 0) {
            measures.put(Measure.P50, latency.getValueAtPercentile(50) / MICROS);
            measures.put(Measure.P99, latency.getValueAtPercentile(99) / MICROS);
            measures.put(Measure.P999, latency.getValueAtPercentile(99.9) / MICROS);
        }
        usage.addTo(measures, units);
        return new Outcome(measures, counts.byName(), counts.firstSurprise, latency);
    }

    /** {@return the same with another figure} */
    Outcome with(Measure measure, double value) {
        Map<Measure, Double> more = new EnumMap<>(Measure.class);
        more.putAll(measures);
        more.put(measure, value);
        return new Outcome(more, counts, surprise, latency);
    }

    /** {@return the same with other figures, too} */
    Outcome with(Map<Measure, Double> others) {
        Map<Measure, Double> more = new EnumMap<>(Measure.class);
        more.putAll(measures);
        more.putAll(others);
        return new Outcome(more, counts, surprise, latency);
    }

    /** {@return the same with other counts} */
    Outcome counting(Map<String, Long> others) {
        return new Outcome(measures, others, surprise, latency);
    }

    /** {@return this, which was beside a slow one, with how that compares to what was before it came} */
    Outcome comparedTo(Outcome alone, Map<String, Long> more) {
        Outcome both = adding(alone).adding(new Outcome(Map.of(), more, null, alone.latency));
        double before = requireNonNull(alone.measures.getOrDefault(Measure.P99, 0.0));
        double with = requireNonNull(measures.getOrDefault(Measure.P99, 0.0));
        return before > 0 ? both.with(Measure.P99_ALONE, before).with(Measure.SLOWED, with / before) : both;
    }

    /** {@return the same with the counts of another one added, and its surprise} */
    Outcome adding(Outcome other) {
        Map<String, Long> sum = new LinkedHashMap<>(counts);
        other.counts.forEach((name, count) -> sum.merge(name, count, Long::sum));
        return new Outcome(measures, sum, surprise == null ? other.surprise : surprise, latency);
    }
}
