package dev.neurosdk.benchmarks.soak.record;

import java.util.Locale;

/**
 * Whether one measure has grown. Immutable.
 *
 * @param title what was measured
 * @param unit in which unit; may be empty
 * @param before the median before
 * @param after the median after
 * @param judged whether growing matters
 * @param flat whether it has grown no more than is tolerated
 */
public record Finding(String title, String unit, double before, double after, boolean judged, boolean flat) {

    static Finding of(Measure measure, double before, double after) {
        return new Finding(
                measure.title(), measure.unit(), before, after, measure.isJudged(), measure.isFlat(before, after));
    }

    Finding notJudged() {
        return new Finding(title, unit, before, after, false, true);
    }

    private String verdict() {
        if (!judged) {
            return "(not judged)";
        }
        return flat ? "flat" : "NOT FLAT";
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-28s %8.1f -> %8.1f %-2s %s", title, before, after, unit, verdict());
    }
}
