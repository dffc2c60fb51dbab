package dev.neurosdk.benchmarks.bench.view;

import static dev.neurosdk.benchmarks.bench.load.Measure.START;

import dev.neurosdk.benchmarks.bench.result.Report;
import dev.neurosdk.benchmarks.bench.result.Series;
import java.util.Arrays;

/** How long starts took, as a table for a terminal. Stateless. */
public final class StartTable {

    private StartTable() {}

    /**
     * The table.
     *
     * @param report series of starts
     * @return lines
     */
    public static String of(Report report) {
        Grid grid = new Grid(2);
        grid.row("scenario", "server", "median ms", "fastest", "slowest", "of " + report.baseline() + " [95 %]");
        for (Series series : report.series()) {
            double[] values = series.values(START);
            Arrays.sort(values);
            grid.row(
                    series.scenario(),
                    series.subject(),
                    Figures.number(series.median(START)),
                    Figures.number(values[0]),
                    Figures.number(values[values.length - 1]),
                    report.base(series)
                            .map(base -> base.equals(series) ? "1" : Figures.interval(series.beside(base, START)))
                            .orElse(""));
        }
        return grid.toString();
    }
}
