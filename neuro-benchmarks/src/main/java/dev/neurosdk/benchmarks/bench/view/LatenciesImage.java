package dev.neurosdk.benchmarks.bench.view;

import static dev.neurosdk.benchmarks.bench.load.Measure.P50;
import static dev.neurosdk.benchmarks.bench.load.Measure.P99;

import dev.neurosdk.benchmarks.bench.result.Contest;
import dev.neurosdk.benchmarks.bench.result.Series;
import java.util.List;
import java.util.Optional;

/** The time that half and 99 % of the operations stay within, as an SVG image that needs nothing else. Stateless. */
public final class LatenciesImage {

    private LatenciesImage() {}

    /**
     * The image.
     *
     * @param contests the scenarios, from the top; those without times are left out
     * @return SVG, or nothing when no scenario is left
     */
    public static Optional<String> of(List<Contest> contests) {
        List<Chart.Group> groups = contests.stream()
                .filter(contest -> contest.series().stream().anyMatch(LatenciesImage::isTimed))
                .map(LatenciesImage::group)
                .toList();
        Chart chart = new Chart(
                "Latency",
                "● half of the operations stay within this time, ○ 99 % do",
                List.of("p50", "p99"),
                Optional.empty(),
                Figures::roundTime,
                groups);
        return groups.isEmpty() ? Optional.empty() : Optional.of(chart.svg());
    }

    private static Chart.Group group(Contest contest) {
        return new Chart.Group(
                contest, "", contest.series().stream().map(LatenciesImage::row).toList());
    }

    private static Chart.Row row(Series one) {
        if (!isTimed(one)) {
            return Chart.Row.empty(one.subject());
        }
        double half = one.median(P50);
        double most = one.median(P99);
        return new Chart.Row(
                one.subject(),
                List.of(Mark.bar(half, most), Mark.dot(half), Mark.ring(most)),
                Figures.time(half),
                Figures.time(most));
    }

    private static boolean isTimed(Series one) {
        return one.median(P50) > 0 && one.median(P99) > 0;
    }
}
