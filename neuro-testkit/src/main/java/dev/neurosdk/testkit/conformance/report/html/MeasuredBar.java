package dev.neurosdk.testkit.conformance.report.html;

import dev.neurosdk.testkit.conformance.judge.Measured;
import java.util.Locale;

/** A bar as long as something took, and a line where its limit is; the numbers are in the text beside it. */
final class MeasuredBar {

    private static final double WHOLE = 100;

    private MeasuredBar() {}

    static void draw(Markup page, Measured measured) {
        double took = measured.took().toNanos();
        double limit = measured.limit().toNanos();
        double unit = Math.max(1, Math.max(took, limit)) / WHOLE;
        page.open("svg", "class", "measured", "viewBox", "0 0 102 10", "aria-hidden", "true");
        bar(page, "allowed", limit / unit);
        bar(page, measured.isInTime() ? "pass" : "warn", Math.max(1, took / unit));
        rect(page, "limit", limit / unit, 0, 1.2, 10);
        page.close("svg");
    }

    private static void bar(Markup page, String kind, double width) {
        rect(page, kind, 0, 2, width, 6);
    }

    private static void rect(Markup page, String kind, double x, double y, double width, double height) {
        page.open(
                        "rect",
                        "class",
                        kind,
                        "x",
                        decimal(x),
                        "y",
                        decimal(y),
                        "width",
                        decimal(width),
                        "height",
                        decimal(height))
                .close("rect");
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
