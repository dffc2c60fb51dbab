package dev.neurosdk.benchmarks.soak.record;

import dev.neurosdk.benchmarks.svg.Svg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A recording as an SVG image that needs nothing else, for light and dark pages. Stateless. */
public final class Plot {

    private static final int TOP = 76;
    private static final int RIGHT = 24;
    private static final int TICKS = 7;
    private static final int[] STEPS = {1, 2, 3, 5, 10, 15, 20, 30, 60, 120, 240};
    private static final int MINUTES_FROM = 180;

    private Plot() {}

    /**
     * Draws all measures, one above the other.
     *
     * @param title the headline
     * @param samples in order, at least one with a heap
     * @param file where to; replaced when it exists
     * @throws IOException when it can't be written
     */
    public static void write(String title, List<Sample> samples, Path file) throws IOException {
        double end = Math.max(1, samples.get(samples.size() - 1).seconds());
        StringBuilder panels = new StringBuilder();
        int top = TOP;
        for (Measure measure : Measure.values()) {
            panels.append(new Panel(measure, measure.in(samples), top, end).svg());
            top += Panel.step();
        }
        int bottom = top - Panel.step() + Panel.HEIGHT;
        int width = Panel.LEFT + Panel.WIDTH + RIGHT;
        Files.writeString(file, Svg.page(title, panels + timeAxis(end, bottom + 18), width, bottom + 48));
    }

    private static String timeAxis(double end, int y) {
        boolean minutes = end >= MINUTES_FROM;
        double unit = minutes ? 60 : 1;
        int step = step(end / unit);
        int last = (int) (end / unit / step);
        return IntStream.rangeClosed(0, last)
                .mapToObj(tick -> tick(tick * step, unit / end, y, tick < last ? "" : minutes ? " min" : " s"))
                .collect(Collectors.joining());
    }

    private static int step(double end) {
        return IntStream.of(STEPS)
                .filter(step -> end / step <= TICKS)
                .findFirst()
                .orElseGet(() -> (int) Math.ceil(end / TICKS));
    }

    private static String tick(int time, double share, int y, String unit) {
        return Svg.text(Panel.LEFT + Panel.WIDTH * time * share, y, "label", "middle", time + unit);
    }
}
