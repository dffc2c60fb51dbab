package dev.neurosdk.benchmarks.bench.view;

import dev.neurosdk.benchmarks.bench.result.Comparison;
import dev.neurosdk.benchmarks.bench.result.Verdict;
import java.util.Locale;

/** A comparison as a table for a terminal. Stateless. */
public final class ComparisonTable {

    private ComparisonTable() {}

    /**
     * The table.
     *
     * @param comparison what has changed
     * @return lines
     */
    public static String of(Comparison comparison) {
        Grid grid = new Grid(3);
        grid.row("scenario", "server", "figure", "before", "after", "after/before [99 %]", "");
        for (Comparison.Line line : comparison.lines()) {
            grid.row(
                    line.scenario(),
                    line.subject(),
                    line.measure().title() + " " + line.measure().unit(),
                    Figures.number(line.before()),
                    Figures.number(line.after()),
                    Figures.interval(line.ratio()),
                    words(line.verdict()));
        }
        StringBuilder text = new StringBuilder(grid.toString());
        comparison
                .cautions()
                .forEach(caution -> text.append("caution: ").append(caution).append('\n'));
        return text.append(summary(comparison)).append('\n').toString();
    }

    private static String summary(Comparison comparison) {
        return String.format(
                Locale.ROOT,
                "%d figures: %d better, %d worse, no difference visible in the rest",
                comparison.lines().size(),
                count(comparison, Verdict.BETTER),
                count(comparison, Verdict.WORSE));
    }

    private static long count(Comparison comparison, Verdict verdict) {
        return comparison.lines().stream()
                .filter(line -> line.verdict() == verdict)
                .count();
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case BETTER -> "better";
            case WORSE -> "WORSE";
            case NO_DIFFERENCE -> "no difference visible";
        };
    }
}
