package dev.neurosdk.benchmarks.bench.view;

import static dev.neurosdk.benchmarks.bench.load.Measure.RATE;

import dev.neurosdk.benchmarks.bench.result.Series;
import dev.neurosdk.benchmarks.svg.Svg;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One scenario's rates: a bar to the median of each server, a dot for each of its rounds. Immutable.
 *
 * @param series the servers, in order
 */
record RatePlot(List<Series> series) {

    private static final int LEFT = 120;
    private static final int WIDTH = 560;
    private static final int RIGHT = 100;
    private static final int TOP = 48;
    private static final int ROW = 30;
    private static final int BAR = 18;

    String svg() {
        double most = series.stream()
                .flatMapToDouble(one -> Arrays.stream(one.values(RATE)))
                .max()
                .orElse(1);
        double end = Svg.ceiling(Math.max(most, 1e-9));
        int bottom = TOP + ROW * series.size();
        StringBuilder content = new StringBuilder();
        for (int tick = 0; tick <= 4; tick++) {
            double x = LEFT + WIDTH * tick / 4.0;
            content.append(Svg.grid(x, TOP - 4, x, bottom))
                    .append(Svg.text(x, bottom + 16, "label", "middle", Figures.number(end * tick / 4)));
        }
        for (int i = 0; i < series.size(); i++) {
            content.append(row(series.get(i), i, TOP + ROW * i, end));
        }
        Series first = series.get(0);
        return Svg.page(
                first.scenario() + ": " + first.unit() + " a second",
                content.toString(),
                LEFT + WIDTH + RIGHT,
                bottom + 28);
    }

    private static String row(Series one, int number, int top, double end) {
        double median = one.median(RATE);
        StringBuilder row = new StringBuilder("<g class=\"s" + number % 5 + "\">");
        row.append(Svg.text(LEFT - 8.0, top + 14.0, "title", "end", Svg.escaped(one.subject())));
        row.append(String.format(
                Locale.ROOT,
                "<rect class=\"bar\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                LEFT,
                top,
                WIDTH * median / end,
                BAR));
        for (double rate : one.values(RATE)) {
            row.append(String.format(
                    Locale.ROOT,
                    "<circle class=\"round\" r=\"3\" cx=\"%.1f\" cy=\"%.1f\"/>",
                    LEFT + WIDTH * rate / end,
                    top + BAR / 2.0));
        }
        row.append(Svg.text(LEFT + WIDTH + 12.0, top + 14.0, "label", "start", Figures.number(median)));
        return row.append("</g>\n").toString();
    }
}
