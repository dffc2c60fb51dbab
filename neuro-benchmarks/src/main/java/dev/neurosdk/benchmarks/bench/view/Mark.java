package dev.neurosdk.benchmarks.bench.view;

import java.util.Locale;

/**
 * Something drawn at a value, or from one to another. Immutable.
 *
 * @param kind what is drawn
 * @param from where, above 0
 * @param to where it ends, above 0
 */
record Mark(Kind kind, double from, double to) {

    /** How a mark looks. */
    enum Kind {
        /** A broad pale line. */
        BAR,
        /** A thin line. */
        LINE,
        /** A filled circle. */
        DOT,
        /** A hollow circle. */
        RING
    }

    static Mark bar(double from, double to) {
        return new Mark(Kind.BAR, from, to);
    }

    static Mark line(double from, double to) {
        return new Mark(Kind.LINE, from, to);
    }

    static Mark dot(double value) {
        return new Mark(Kind.DOT, value, value);
    }

    static Mark ring(double value) {
        return new Mark(Kind.RING, value, value);
    }

    String svg(LogAxis axis, double y) {
        double left = axis.x(Math.min(from, to));
        double right = axis.x(Math.max(from, to));
        return switch (kind) {
            case BAR ->
                String.format(
                        Locale.ROOT,
                        "<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"10\"/>",
                        left,
                        y - 5,
                        right - left);
            case LINE -> String.format(Locale.ROOT, "<path class=\"line\" d=\"M%.1f %.1fH%.1f\"/>", left, y, right);
            case DOT -> circle("round", left, y);
            case RING -> circle("ring", left, y);
        };
    }

    private static String circle(String kind, double x, double y) {
        return String.format(Locale.ROOT, "<circle class=\"%s\" r=\"4\" cx=\"%.1f\" cy=\"%.1f\"/>", kind, x, y);
    }
}
