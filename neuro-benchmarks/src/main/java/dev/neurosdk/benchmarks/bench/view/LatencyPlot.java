package dev.neurosdk.benchmarks.bench.view;

import dev.neurosdk.benchmarks.bench.result.Series;
import dev.neurosdk.benchmarks.bench.result.Series.Point;
import dev.neurosdk.benchmarks.svg.Svg;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One scenario's latencies: what time which share of the operations stays within, both axes logarithmic, so that the slow
 * ones are seen. Immutable.
 *
 * @param series the servers, in order
 */
record LatencyPlot(List<Series> series) {

    private static final int LEFT = 80;
    private static final int WIDTH = 600;
    private static final int HEIGHT = 240;
    private static final int RIGHT = 100;
    private static final int TOP = 56;
    private static final double[] PERCENTILES = {0, 90, 99, 99.9, 99.99};
    private static final double MOST_NINES = 4;

    String svg() {
        int low = (int) Math.floor(Math.log10(extreme(false)));
        int high = Math.max(low + 1, (int) Math.ceil(Math.log10(extreme(true))));
        StringBuilder content = new StringBuilder();
        for (int power = low; power <= high; power++) {
            double y = y(Math.pow(10, power), low, high);
            content.append(Svg.grid(LEFT, y, LEFT + WIDTH, y))
                    .append(Svg.text(LEFT - 8.0, y + 4, "label", "end", Figures.roundTime(Math.pow(10, power))));
        }
        for (double percentile : PERCENTILES) {
            double x = x(percentile);
            content.append(Svg.grid(x, TOP, x, TOP + HEIGHT))
                    .append(Svg.text(
                            x,
                            TOP + HEIGHT + 18.0,
                            "label",
                            "middle",
                            percentile == 0 ? "0" : Double.toString(percentile).replace(".0", "") + " %"));
        }
        for (int i = 0; i < series.size(); i++) {
            content.append(curve(series.get(i), i, low, high));
        }
        return Svg.page(
                series.get(0).scenario() + ": time that a share stays within",
                content.toString(),
                LEFT + WIDTH + RIGHT,
                TOP + HEIGHT + 32);
    }

    private static String curve(Series one, int number, int low, int high) {
        String points = one.curve().stream()
                .map(point ->
                        String.format(Locale.ROOT, "%.1f,%.1f", x(point.percentile()), y(point.micros(), low, high)))
                .collect(Collectors.joining(" "));
        return "<g class=\"s" + number % 5 + "\"><polyline class=\"line\" points=\"" + points + "\"/>"
                + String.format(
                        Locale.ROOT,
                        "<circle class=\"round\" r=\"4\" cx=\"%d\" cy=\"%d\"/>",
                        LEFT + WIDTH + 14,
                        TOP + 18 * number)
                + Svg.text(LEFT + WIDTH + 24.0, TOP + 18 * number + 4.0, "title", "start", Svg.escaped(one.subject()))
                + "</g>\n";
    }

    private double extreme(boolean largest) {
        return series.stream()
                .flatMap(one -> one.curve().stream())
                .map(Point::micros)
                .reduce((a, b) -> largest ? Math.max(a, b) : Math.min(a, b))
                .orElse(1.0);
    }

    /** As many pixels from 90 to 99 % as from 99 to 99.9 %. */
    private static double x(double percentile) {
        double nines = -Math.log10(1 - Math.min(percentile, 99.99) / 100);
        return LEFT + WIDTH * nines / MOST_NINES;
    }

    private static double y(double micros, int low, int high) {
        return TOP + HEIGHT * (1 - (Math.log10(micros) - low) / (high - low));
    }
}
