package dev.neurosdk.benchmarks.bench.result;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** Histograms of which some are to be pooled, and others after them, without adding them up each time. Not to be changed. */
final class Pool {

    private final long[] values;
    private final long[][] counts;
    private final long[] totals;

    Pool(List<Histogram> histograms) {
        SortedMap<Long, long[]> sorted = new TreeMap<>(Collections.reverseOrder());
        for (int i = 0; i < histograms.size(); i++) {
            for (HistogramIterationValue value : histograms.get(i).recordedValues()) {
                sorted.computeIfAbsent(value.getValueIteratedTo(), unused -> new long[histograms.size()])[i] =
                        value.getCountAddedInThisIterationStep();
            }
        }
        values = sorted.keySet().stream().mapToLong(Long::longValue).toArray();
        counts = sorted.values().toArray(long[][]::new);
        totals = histograms.stream().mapToLong(Histogram::getTotalCount).toArray();
    }

    /** The 99th percentile of some of them, each as often as it is named. */
    double p99(int... which) {
        long total = 0;
        for (int i : which) {
            total += totals[i];
        }
        long slower = 0;
        for (int at = 0; at < values.length; at++) {
            for (int i : which) {
                slower += counts[at][i];
            }
            if (slower > total / 100) {
                return values[at];
            }
        }
        return Double.NaN;
    }
}
