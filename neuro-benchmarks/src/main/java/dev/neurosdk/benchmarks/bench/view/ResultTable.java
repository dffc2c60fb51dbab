package dev.neurosdk.benchmarks.bench.view;

import static dev.neurosdk.benchmarks.bench.load.Measure.CPU;
import static dev.neurosdk.benchmarks.bench.load.Measure.P50;
import static dev.neurosdk.benchmarks.bench.load.Measure.P99;
import static dev.neurosdk.benchmarks.bench.load.Measure.P999;
import static dev.neurosdk.benchmarks.bench.load.Measure.RATE;
import static dev.neurosdk.benchmarks.bench.load.Measure.SLOWED;

import dev.neurosdk.benchmarks.bench.load.Measure;
import dev.neurosdk.benchmarks.bench.result.Interval;
import dev.neurosdk.benchmarks.bench.result.Report;
import dev.neurosdk.benchmarks.bench.result.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The results as a table. Stateless. */
public final class ResultTable {

    private static final List<Measure> OWN_COLUMNS = List.of(RATE, P50, P99, P999, CPU);

    private ResultTable() {}

    /**
     * The table for a terminal.
     *
     * @param report the results
     * @return lines
     */
    public static String of(Report report) {
        StringBuilder surprises = new StringBuilder();
        for (Series series : report.series()) {
            for (String surprise : series.surprises()) {
                surprises
                        .append("surprise in ")
                        .append(series.scenario())
                        .append(", ")
                        .append(series.subject())
                        .append(": ")
                        .append(surprise)
                        .append('\n');
            }
        }
        return grid(report) + surprises.toString();
    }

    /** One row for each series. */
    static Grid grid(Report report) {
        Grid grid = new Grid(2);
        grid.row(
                "scenario",
                "server",
                "per second",
                "of " + report.baseline() + " [95 %]",
                "p50 µs",
                "p99 µs",
                "p99.9 µs",
                "CPU µs",
                "besides");
        for (Series series : report.series()) {
            grid.row(
                    series.scenario(),
                    series.subject(),
                    Figures.number(series.median(RATE)),
                    ratio(report, series),
                    Figures.number(series.median(P50)),
                    Figures.number(series.median(P99)),
                    Figures.number(series.median(P999)),
                    Figures.number(series.median(CPU)),
                    besides(series));
        }
        return grid;
    }

    private static String ratio(Report report, Series series) {
        Optional<Series> base = report.base(series);
        if (base.isPresent() && base.get().equals(series)) {
            return "1";
        }
        return base.filter(other -> other.values(RATE).length > 0 && series.values(RATE).length > 0)
                .map(other -> Figures.interval(series.beside(other, RATE)))
                .orElse("");
    }

    private static String besides(Series series) {
        List<String> more = new ArrayList<>();
        for (Measure measure : series.measures()) {
            if (!OWN_COLUMNS.contains(measure)) {
                more.add(measure.title() + " " + figure(series, measure) + " " + measure.unit());
            }
        }
        return String.join(", ", more);
    }

    private static String figure(Series series, Measure measure) {
        Interval slowed = series.slowed();
        return measure == SLOWED && slowed != null ? Figures.interval(slowed) : Figures.number(series.median(measure));
    }
}
