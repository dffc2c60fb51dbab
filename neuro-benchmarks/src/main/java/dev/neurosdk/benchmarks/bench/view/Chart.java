package dev.neurosdk.benchmarks.bench.view;

import dev.neurosdk.benchmarks.bench.result.Contest;
import dev.neurosdk.benchmarks.svg.Svg;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * An image of groups of rows: a name, marks on one logarithmic axis, two figures. It is narrow, for telephones. Immutable.
 *
 * @param title the headline
 * @param legend how to read it
 * @param heads the titles of the two columns of figures
 * @param reference a value with a line of its own, if there is one
 * @param label how a value is written at the axis
 * @param groups the groups, from the top
 */
record Chart(
        String title,
        String legend,
        List<String> heads,
        Optional<Double> reference,
        DoubleFunction<String> label,
        List<Group> groups) {

    private static final int WIDTH = 480;
    private static final int EDGE = 16;
    private static final double LETTER = 7.2;
    private static final int LONGEST_NAME = 20;
    private static final int LONGEST_ABOUT = 70;
    private static final int FIGURE = 70;
    private static final int TOP = 88;
    private static final int HEAD = 50;
    private static final int ROW = 20;

    /**
     * One scenario.
     *
     * @param contest which
     * @param unit what the figures count, or nothing
     * @param rows one for each server
     */
    record Group(Contest contest, String unit, List<Row> rows) {

        int height() {
            return HEAD + ROW * rows.size();
        }
    }

    /**
     * One server.
     *
     * @param name its name
     * @param marks what is drawn, from the bottom
     * @param first the figure in the first column
     * @param second the figure in the second column
     */
    record Row(String name, List<Mark> marks, String first, String second) {

        /** A server that has no figures. */
        static Row empty(String name) {
            return new Row(name, List.of(), "–", "–");
        }
    }

    String svg() {
        LogAxis axis = axis();
        int bottom = TOP + groups.stream().mapToInt(Group::height).sum() + 10;
        StringBuilder content = new StringBuilder(Svg.text(EDGE, 52, "label", "start", Svg.escaped(legend)));
        content.append(Svg.text(WIDTH - EDGE - FIGURE, TOP - 12, "label", "end", heads.get(0)));
        content.append(Svg.text(WIDTH - EDGE, TOP - 12, "label", "end", heads.get(1)));
        for (double tick : axis.ticks()) {
            content.append(Svg.text(axis.x(tick), TOP - 12, "label", "middle", label.apply(tick)));
            content.append(Svg.text(axis.x(tick), bottom + 8, "label", "middle", label.apply(tick)));
        }
        int top = TOP;
        for (Group group : groups) {
            content.append(group(group, top, axis));
            top += group.height();
        }
        content.append(Svg.text(EDGE, bottom + 32, "label", "start", "medians of the rounds, measured " + dates()));
        return Svg.page(title, content.toString(), WIDTH, bottom + 46);
    }

    private String group(Group group, int top, LogAxis axis) {
        String about = clipped(group.contest().series().get(0).about().split("[;:]", -1)[0], LONGEST_ABOUT);
        StringBuilder content = new StringBuilder();
        for (double tick : axis.ticks()) {
            String kind = reference.filter(value -> value == tick).isPresent() ? "base" : "grid";
            content.append(Svg.line(kind, axis.x(tick), top + HEAD - 2, axis.x(tick), top + group.height()));
        }
        content.append(Svg.text(
                EDGE,
                top + 26,
                "title strong",
                "start",
                Svg.escaped(group.contest().scenario())));
        content.append(Svg.text(WIDTH - EDGE, top + 26, "label", "end", Svg.escaped(group.unit())));
        content.append(Svg.text(EDGE, top + 42, "label", "start", Svg.escaped(about)));
        for (int i = 0; i < group.rows().size(); i++) {
            content.append(row(group.rows().get(i), i, top + HEAD + ROW * i + ROW / 2, axis));
        }
        return content.toString();
    }

    private static String row(Row row, int number, int y, LogAxis axis) {
        return "<g class=\"s" + number % 5 + "\">"
                + Svg.text(EDGE, y + 4.5, "title", "start", Svg.escaped(clipped(row.name(), LONGEST_NAME)))
                + row.marks().stream().map(mark -> mark.svg(axis, y)).collect(Collectors.joining())
                + Svg.text(WIDTH - EDGE - FIGURE, y + 4.5, "title", "end", row.first())
                + Svg.text(WIDTH - EDGE, y + 4.5, "title", "end", row.second())
                + "</g>\n";
    }

    private LogAxis axis() {
        int longest = rows().map(Row::name).mapToInt(String::length).max().orElse(0);
        double left = EDGE + LETTER * Math.min(longest, LONGEST_NAME) + 12;
        double right = WIDTH - EDGE - 2 * FIGURE + 8;
        DoubleStream values = rows().flatMap(row -> row.marks().stream())
                .flatMapToDouble(mark -> DoubleStream.of(mark.from(), mark.to()));
        return LogAxis.around(values, left, right - left);
    }

    private Stream<Row> rows() {
        return groups.stream().flatMap(group -> group.rows().stream());
    }

    /** One day, or the first and the last. */
    private String dates() {
        List<String> days = groups.stream()
                .map(group -> group.contest().report().date())
                .map(date -> date.substring(0, Math.min(10, date.length())))
                .distinct()
                .sorted()
                .toList();
        return days.size() < 2 ? String.join("", days) : days.get(0) + " to " + days.get(days.size() - 1);
    }

    private static String clipped(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
