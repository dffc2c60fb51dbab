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
 * @param turns how that was alone and beside a slow client; none where there was no such client
 */
public record Outcome(
        Map<Measure, Double> measures,
        Map<String, Long> counts,
        @Nullable String surprise,
        Histogram latency,
        List<Turn> turns) {

    private static final double MICROS = 1e3;

    /** Copies the maps and the list. */
    public Outcome {
        Map<Measure, Double> ordered = new EnumMap<>(Measure.class);
        ordered.putAll(measures);
        measures = Collections.unmodifiableMap(ordered);
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        turns = List.copyOf(turns);
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
        addPercentiles(latency, measures);
        usage.addTo(measures, units);
        return new Outcome(measures, counts.byName(), counts.firstSurprise, latency, List.of());
    }

    /** Pools phases of equal length: means of the figures, but percentiles of all operations. */
    static Outcome together(List<Outcome> phases) {
        Outcome first = phases.get(0);
        Histogram latency = new Histogram(first.latency);
        Map<Measure, Double> measures = new EnumMap<>(Measure.class);
        Outcome counted = new Outcome(Map.of(), Map.of(), null, latency, List.of());
        for (Outcome phase : phases) {
            latency.add(phase.latency);
            phase.measures.forEach((measure, value) -> measures.merge(measure, value / phases.size(), Double::sum));
            counted = counted.adding(phase);
        }
        addPercentiles(latency, measures);
        return counted.with(measures);
    }

    private static void addPercentiles(Histogram latency, Map<Measure, Double> measures) {
        if (latency.getTotalCount() > 0) {
            measures.put(Measure.P50, latency.getValueAtPercentile(50) / MICROS);
            measures.put(Measure.P99, latency.getValueAtPercentile(99) / MICROS);
            measures.put(Measure.P999, latency.getValueAtPercentile(99.9) / MICROS);
        }
    }

    /** {@return the same with another figure} */
    Outcome with(Measure measure, double value) {
        return with(Map.of(measure, value));
    }

    /** {@return the same with other figures, too} */
    Outcome with(Map<Measure, Double> others) {
        Map<Measure, Double> more = new EnumMap<>(Measure.class);
        more.putAll(measures);
        more.putAll(others);
        return new Outcome(more, counts, surprise, latency, turns);
    }

    /** {@return the same with other counts} */
    Outcome counting(Map<String, Long> others) {
        return new Outcome(measures, others, surprise, latency, turns);
    }

    /** {@return the same with other counts, too} */
    Outcome adding(Map<String, Long> others) {
        Map<String, Long> sum = new LinkedHashMap<>(counts);
        others.forEach((name, count) -> sum.merge(name, count, Long::sum));
        return counting(sum);
    }

    /** {@return the same with the counts of another one added, and its surprise} */
    Outcome adding(Outcome other) {
        Outcome sum = adding(other.counts);
        return new Outcome(measures, sum.counts, surprise == null ? other.surprise : surprise, latency, turns);
    }

    /** {@return this, which was beside a slow client, with how that compares to what was without} */
    Outcome comparedTo(Outcome alone, List<Turn> both) {
        Outcome sum = adding(alone);
        Outcome compared = new Outcome(sum.measures, sum.counts, sum.surprise, latency, both);
        double without = requireNonNull(alone.measures.getOrDefault(Measure.P99, 0.0));
        double with = requireNonNull(measures.getOrDefault(Measure.P99, 0.0));
        return without > 0 ? compared.with(Measure.P99_ALONE, without).with(Measure.SLOWED, with / without) : compared;
    }
}
