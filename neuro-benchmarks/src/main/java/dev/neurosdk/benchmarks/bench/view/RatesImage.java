package dev.neurosdk.benchmarks.bench.view;

import static dev.neurosdk.benchmarks.bench.load.Measure.RATE;

import dev.neurosdk.benchmarks.bench.result.Contest;
import dev.neurosdk.benchmarks.bench.result.Interval;
import dev.neurosdk.benchmarks.bench.result.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How fast servers are, in units of the baseline, as an SVG image that needs nothing else. Stateless. */
public final class RatesImage {

    private RatesImage() {}

    /**
     * The image.
     *
     * @param contests the scenarios, from the top; those whose baseline has no rate are left out
     * @return SVG, or nothing when no scenario is left
     */
    public static Optional<String> of(List<Contest> contests) {
        List<Chart.Group> groups = new ArrayList<>();
        for (Contest contest : contests) {
            contest.base()
                    .filter(base -> base.median(RATE) > 0)
                    .map(base -> group(contest, base))
                    .ifPresent(groups::add);
        }
        Chart chart = new Chart(
                "Rate in units of the baseline",
                "1 is the baseline, to the right is faster; the thin line is the 95 % interval",
                List.of("ratio", "rate"),
                Optional.of(1.0),
                Figures::round,
                groups);
        return groups.isEmpty() ? Optional.empty() : Optional.of(chart.svg());
    }

    private static Chart.Group group(Contest contest, Series base) {
        List<Chart.Row> rows =
                contest.series().stream().map(one -> row(one, base)).toList();
        return new Chart.Group(contest, base.unit() + " a second", rows);
    }

    private static Chart.Row row(Series one, Series base) {
        double rate = one.median(RATE);
        if (!(rate > 0)) {
            return Chart.Row.empty(one.subject());
        }
        if (one.equals(base)) {
            return new Chart.Row(one.subject(), List.of(Mark.dot(1)), "1", Figures.number(rate));
        }
        Interval ratio = one.beside(base, RATE);
        List<Mark> marks =
                List.of(Mark.bar(1, ratio.ratio()), Mark.line(ratio.low(), ratio.high()), Mark.dot(ratio.ratio()));
        return new Chart.Row(one.subject(), marks, Figures.ratio(ratio.ratio()), Figures.number(rate));
    }
}
