package dev.neurosdk.benchmarks.svg;

import java.util.Locale;

/** Parts of SVG images that need nothing else, for light and dark pages. Neighbouring colours differ in grey, too. Stateless. */
public final class Svg {

    private static final double[] ROUND = {1, 1.5, 2, 3, 4, 5, 6, 8};

    private static final String STYLE = """
            <style>
            text { font-family: system-ui, sans-serif; fill: #57606a; font-size: 12px }
            .head { fill: #1f2328; font-size: 16px; font-weight: 600 }
            .title { fill: #1f2328; font-size: 13px }
            .strong { font-weight: 600 }
            .grid { stroke: #d0d7de; stroke-width: 1 }
            .base { stroke: #57606a; stroke-width: 1.5 }
            .curve { fill: none; stroke: #0969da; stroke-width: 1.6; stroke-linejoin: round }
            .dot { fill: #0969da }
            .s0 { --c: #0a3d91 } .s1 { --c: #c4520a } .s2 { --c: #35a85a } .s3 { --c: #6a3ab2 } .s4 { --c: #8f5f00 }
            .line { fill: none; stroke: var(--c); stroke-width: 1.8; stroke-linejoin: round }
            .bar { fill: var(--c); fill-opacity: .35 } .round { fill: var(--c) }
            .ring { fill: #ffffff; stroke: var(--c); stroke-width: 2 }
            .page { fill: #ffffff }
            @media (prefers-color-scheme: dark) {
              text { fill: #8b949e } .head, .title { fill: #e6edf3 } .grid { stroke: #30363d }
              .curve { stroke: #58a6ff } .dot { fill: #58a6ff } .page { fill: #0d1117 }
              .base { stroke: #8b949e } .ring { fill: #0d1117 } .bar { fill-opacity: .5 }
              .s0 { --c: #b6dcff } .s1 { --c: #f0883e } .s2 { --c: #23863f } .s3 { --c: #c9a4ff } .s4 { --c: #b58a1b }
            }
            </style>
            """;

    private Svg() {}

    /**
     * A whole image.
     *
     * @param title the headline
     * @param content what is below it
     * @param width in pixels
     * @param height in pixels
     * @return the image
     */
    public static String page(String title, String content, int width, int height) {
        String head = escaped(title);
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                                + " role=\"img\">%n<title>%s</title>%n",
                        width,
                        height,
                        width,
                        height,
                        head)
                + STYLE
                + "<rect class=\"page\" width=\"100%\" height=\"100%\"/>\n"
                + text(16, 30, "head", "start", head)
                + content
                + "</svg>\n";
    }

    /**
     * Text.
     *
     * @param x where
     * @param y where
     * @param kind its class
     * @param anchor {@code start}, {@code middle} or {@code end}
     * @param text escaped already
     * @return the element
     */
    public static String text(double x, double y, String kind, String anchor, String text) {
        return String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                kind,
                x,
                y,
                anchor,
                text);
    }

    /**
     * A line of the grid.
     *
     * @param x1 from
     * @param y1 from
     * @param x2 to
     * @param y2 to
     * @return the element
     */
    public static String grid(double x1, double y1, double x2, double y2) {
        return line("grid", x1, y1, x2, y2);
    }

    /**
     * A straight line.
     *
     * @param kind its class
     * @param x1 from
     * @param y1 from
     * @param x2 to
     * @param y2 to
     * @return the element
     */
    public static String line(String kind, double x1, double y1, double x2, double y2) {
        return String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>%n",
                kind,
                x1,
                x2,
                y1,
                y2);
    }

    /**
     * Any text as content or attribute.
     *
     * @param text as it is
     * @return escaped
     */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /**
     * Where an axis ends well.
     *
     * @param most the largest value on it
     * @return the next round number that is not below
     */
    public static double ceiling(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        for (double step : ROUND) {
            if (step * power >= most) {
                return step * power;
            }
        }
        return 10 * power;
    }
}
