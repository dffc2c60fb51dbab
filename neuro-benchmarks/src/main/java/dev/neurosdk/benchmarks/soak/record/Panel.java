package dev.neurosdk.benchmarks.soak.record;

import dev.neurosdk.benchmarks.svg.Svg;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One curve over time, as SVG. Immutable.
 *
 * @param measure what
 * @param samples the samples to draw, at least one
 * @param top the panel's upper edge
 * @param end the right end of the time axis in seconds, above 0
 */
record Panel(Measure measure, List<Sample> samples, int top, double end) {

    static final int LEFT = 64;
    static final int WIDTH = 720;
    static final int HEIGHT = 110;
    private static final int GAP = 24;
    private static final int FEW = 80;
    private static final int CURVE = 3;

    String svg() {
        String title = measure.title() + (measure.unit().isEmpty() ? "" : ", " + measure.unit());
        return Svg.text(LEFT, top - 8, "title", "start", title)
                + axis(0)
                + axis(ceiling() / 2)
                + axis(ceiling())
                + curve()
                + dots();
    }

    /** Nothing is known of what lies between two samples. */
    private String curve() {
        return samples.size() < CURVE
                ? ""
                : "<polyline class=\"curve\" points=\""
                        + samples.stream().map(this::point).collect(Collectors.joining(" "))
                        + "\"/>\n";
    }

    static int step() {
        return HEIGHT + GAP + 20;
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", value);
    }

    private String axis(double value) {
        return Svg.grid(LEFT, y(value), (double) LEFT + WIDTH, y(value))
                + Svg.text(LEFT - 8.0, y(value) + 4, "label", "end", number(value));
    }

    /** Single points would not show in a curve of few. */
    private String dots() {
        return samples.size() > FEW
                ? ""
                : samples.stream()
                        .map(this::point)
                        .map(point -> point.split(",", -1))
                        .map(xy -> "<circle class=\"dot\" r=\"2.5\" cx=\"" + xy[0] + "\" cy=\"" + xy[1] + "\"/>\n")
                        .collect(Collectors.joining());
    }

    private String point(Sample sample) {
        return String.format(Locale.ROOT, "%.1f,%.1f", LEFT + WIDTH * sample.seconds() / end, y(measure.of(sample)));
    }

    private double y(double value) {
        return top + HEIGHT * (1 - value / ceiling());
    }

    /** The next round number that is not below any sample, so that the axis starts at zero and ends well. */
    private double ceiling() {
        return Svg.ceiling(
                Math.max(1, samples.stream().mapToDouble(measure::of).max().orElse(1)));
    }
}
