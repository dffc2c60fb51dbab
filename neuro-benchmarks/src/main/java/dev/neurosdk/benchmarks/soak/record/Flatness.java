package dev.neurosdk.benchmarks.soak.record;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rule for "flat": what was measured at the end is not more than at the beginning, but for a tolerance. Over time, the
 * median of the last fifth is compared with that of the first fifth. Tolerated are for the heap 2 MB or 5 %, whichever is
 * more, for threads and files 2; resident memory is shown and not judged. Stateless.
 */
public final class Flatness {

    private static final int PARTS = 5;

    private Flatness() {}

    /**
     * Compares the end of a series of rests with its beginning.
     *
     * @param samples at least one, and one with a heap, without the warm-up, in order
     * @return what was found for each measure
     * @throws IllegalArgumentException when there is nothing to compare
     */
    public static List<Finding> overTime(List<Sample> samples) {
        return Stream.of(Measure.values())
                .map(measure -> overTime(measure, measure.in(samples)))
                .toList();
    }

    /**
     * Compares the end of a run under load with its beginning. Threads are shown and not judged: a pool grows with the
     * largest burst so far, up to its limit, and shrinks when there is nothing to do.
     *
     * @param samples at least one, and one with a heap, without the warm-up, in order
     * @return what was found for each measure
     * @throws IllegalArgumentException when there is nothing to compare
     */
    public static List<Finding> underLoad(List<Sample> samples) {
        return Stream.of(Measure.values())
                .map(measure -> {
                    Finding found = overTime(measure, measure.in(samples));
                    return measure == Measure.THREADS ? found.notJudged() : found;
                })
                .toList();
    }

    /**
     * Compares two moments of rest.
     *
     * @param before the sample before the load, with a heap
     * @param after the sample after it, with a heap
     * @return what was found for each measure
     */
    public static List<Finding> betweenRests(Sample before, Sample after) {
        return Stream.of(Measure.values())
                .map(measure -> Finding.of(measure, measure.of(before), measure.of(after)))
                .toList();
    }

    private static Finding overTime(Measure measure, List<Sample> samples) {
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("samples: expected at least one with " + measure.title() + ", was none");
        }
        int part = (samples.size() + PARTS - 1) / PARTS;
        return Finding.of(
                measure,
                median(measure, samples.subList(0, part)),
                median(measure, samples.subList(samples.size() - part, samples.size())));
    }

    private static double median(Measure measure, List<Sample> samples) {
        double[] sorted = samples.stream().mapToDouble(measure::of).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
